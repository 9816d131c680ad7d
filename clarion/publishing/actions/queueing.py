"""Put one rendition at the door, in the words and at the time that were agreed."""

from datetime import datetime, timedelta

from clarion.kit.actor import Actor
from clarion.postroom.actions import Label, Timing, queue_dispatch
from clarion.publishing.models import Edition, Rendition


def queue(
    edition: Edition, row: Rendition, *, after_id: int | None, by: Actor, at: datetime
) -> int:
    """Put one rendition at the door, under the edition's warrant."""
    statement, agreed = edition.statement, edition.agreed()
    return queue_dispatch(
        outgoing=row.outgoing(edition.language, agreed.submitted_at),
        warrant_id=agreed.warrant_id,
        about=statement.about,
        timing=Timing(
            due_at=max(agreed.due_at, at),
            stale_after=timedelta(minutes=edition.late_minutes),
        ),
        label=Label(theme=statement.theme, campaign=str(statement.campaign_id or "")),
        after_id=after_id,
        by=by,
        at=at,
    )
