"""Put one rendition at the door, in the words that were agreed."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.kit.actor import Actor
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.actions.pictures.showing import shown_until
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.parts import Parts, holds_until, names_another_time, read
from clarion.publishing.rules.refusals import WordsOver
from clarion.publishing.rules.times.days import day_words
from clarion.signoff import queries as signoff


def queue(
    edition: Edition,
    row: Rendition,
    *,
    after_id: int | None,
    due_at: datetime,
    until: datetime | None,
    by: Actor,
    at: datetime,
) -> int:
    """Put it at the door, under the edition's warrant; raises `NotConnected`.

    `until` is how long its words hold, by `ends`. A correction waits for no turn, and neither does
    what is said because a life is at risk. It never leaves once one of its pictures may not be
    shown any more, nor once it is over what its words tell, however long it was held.
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
            expires_at=_expires_at(edition, row, until),
            paced=_takes_turns(edition),
        ),
        label=Label(theme=edition.theme, campaign=str(edition.campaign_id or "")),
        after_id=after_id,
        by=by,
        at=at,
    )


def _expires_at(edition: Edition, row: Rendition, until: datetime | None) -> datetime | None:
    shown = shown_until(edition) if row.pictures else None
    return min((one for one in (shown, until) if one is not None), default=None)


def refuse_over(edition: Edition, rows: Iterable[Rendition], *, leaves_at: datetime) -> None:
    """Raise `WordsOver` where all of these would leave after what they tell has ended."""
    found = ends(edition, rows).values()
    known = [one for one in found if one is not None and one <= leaves_at]
    if known and len(known) == len(found):
        there = max(known).astimezone(ZoneInfo(people.office(edition.office_id).zone))
        raise WordsOver(time=f"{there:%H:%M}", day=day_words(there.date()))


def ends(edition: Edition, rows: Iterable[Rendition]) -> dict[int, datetime | None]:
    """Return until when the very words of each hold, where that can be read in them for sure.

    What was over when it was sent for signature tells of the past, and has no end. Our own page
    goes before all others, so it has none as long as one of them has none.
    """
    numbers = {row.pk: row for row in rows}
    parts = read(edition.parts)
    told = holds_until(parts, f"{edition.headline}\n\n{edition.text}", edition.language)
    if parts is None or told is None or told <= edition.agreed().submitted_at:
        return dict.fromkeys(numbers)
    mistakes = _mistakes(edition)
    lasting = {
        number
        for number, row in numbers.items()
        if _says_another_time(edition, row, parts, mistakes)
    }
    if lasting:
        lasting |= {number for number, row in numbers.items() if row.account_id in _houses(edition)}
    return {number: None if number in lasting else told for number in numbers}


def _says_another_time(edition: Edition, row: Rendition, parts: Parts, mistakes: list[str]) -> bool:
    ours = f"{row.subject}\n\n{row.text}"
    for mistake in mistakes:
        ours = ours.replace(mistake, "")
    language = row.language or edition.language
    theirs = parts.translated(language) if language in parts.translations else parts
    return names_another_time(theirs, ours, language)


def _houses(edition: Edition) -> frozenset[int]:
    accounts = postroom.publishing_accounts(office_id=edition.office_id)
    return frozenset(one.id for one in accounts if one.capabilities.house)


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
