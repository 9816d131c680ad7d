"""Put one rendition at the door, in the words that were agreed."""

from datetime import datetime, timedelta

from clarion.kit.actor import Actor
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.actions.pictures.showing import shown_until
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.rules.parts import holds_until, read
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
    words = f"{edition.headline}\n\n{edition.text}"
    told = holds_until(read(edition.parts), words, edition.language)
    still = told if told and told > submitted_at else None
    return min((one for one in (shown, still) if one is not None), default=None)


def _takes_turns(edition: Edition) -> bool:
    if edition.corrects_id is not None:
        return False
    warrant_id = edition.agreed().warrant_id
    return not signoff.waits_for_nobody(office_id=edition.office_id, warrant_id=warrant_id)
