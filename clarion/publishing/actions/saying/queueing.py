"""Put one rendition at the door, in the words that were agreed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.actions.pictures.showing import shown_until
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.parts import holds_until, names_another_time, read
from clarion.publishing.rules.pictures.consent import said
from clarion.publishing.rules.refusals import WordsOver
from clarion.signoff import queries as signoff


def queue(
    edition: Edition,
    row: Rendition,
    *,
    after_id: int | None,
    due_at: datetime,
    by: Actor,
    at: datetime,
) -> int:
    """Put it at the door, under the edition's warrant; raises `NotConnected`.

    A correction waits for no turn, and neither does what is said because a life is at risk.
    It never leaves once one of its pictures may not be shown any more, nor once it is over what its
    words tell, however long it was held.
    """
    agreed = edition.agreed()
    return queue_dispatch(
        outgoing=row.outgoing(
            edition.language, agreed.submitted_at, edition.media(whole=bool(row.films))
        ),
        warrant_id=agreed.warrant_id,
        about=edition.statement.about,
        timing=Timing(
            due_at=due_at,
            stale_after=timedelta(minutes=edition.late_minutes),
            expires_at=_expires_at(edition, row, agreed.submitted_at),
            paced=_takes_turns(edition),
        ),
        label=Label(theme=edition.theme, campaign=str(edition.campaign_id or "")),
        after_id=after_id,
        by=by,
        at=at,
    )


def _expires_at(edition: Edition, row: Rendition, submitted_at: datetime) -> datetime | None:
    """Return the earliest end; what was over when it was sent for signature tells of the past."""
    shown = shown_until(edition) if row.pictures else None
    told = _told_until(edition, row, submitted_at)
    return min((one for one in (shown, told) if one is not None), default=None)


def refuse_over(edition: Edition, rows: Iterable[Rendition], *, leaves_at: datetime) -> None:
    """Raise `WordsOver` where all of these would leave after what they tell has ended."""
    submitted_at = edition.agreed().submitted_at
    ends = [_told_until(edition, row, submitted_at) for row in rows]
    known = [one for one in ends if one is not None and one <= leaves_at]
    if known and len(known) == len(ends):
        there = max(known).astimezone(ZoneInfo(people.office(edition.office_id).zone))
        raise WordsOver(time=f"{there:%H:%M}", day=said(there.date()))


def _told_until(edition: Edition, row: Rendition, submitted_at: datetime) -> datetime | None:
    """Return until when these very words hold, where that can be read in them for sure.

    What was over when it was sent for signature tells of the past, and has no end.
    """
    parts = read(edition.parts)
    told = holds_until(parts, f"{edition.headline}\n\n{edition.text}", edition.language)
    if parts is None or told is None or told <= submitted_at:
        return None
    ours = f"{row.subject}\n\n{row.text}"
    for mistake in _mistakes(edition):
        ours = ours.replace(mistake, "")
    return None if names_another_time(parts, ours, row.language or edition.language) else told


def _mistakes(edition: Edition) -> list[str]:
    """Return what a correction says was wrong: it names another time, and rightly."""
    if edition.corrects_id is None:
        return []
    others = edition.translations.values_list("mistake", flat=True)
    return [one for one in (edition.mistake, *others) if one]


def _takes_turns(edition: Edition) -> bool:
    if edition.corrects_id is not None:
        return False
    warrant_id = edition.agreed().warrant_id
    return not signoff.waits_for_nobody(office_id=edition.office_id, warrant_id=warrant_id)
