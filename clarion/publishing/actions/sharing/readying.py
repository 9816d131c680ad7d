"""Words for others are ready once they are signed, their time has come, and no hold covers them."""

from datetime import datetime

from clarion.kit.announcements import announce
from clarion.publishing.events import ReadyToHand
from clarion.publishing.models import Edition, Handover
from clarion.publishing.queries.sharing.handed_now import released


def make_ready(edition: Edition, at: datetime) -> None:
    """Whoever gets these words by text message may ask from now on whether they are ours."""
    if edition.due_at is None or edition.due_at > at:
        return
    numbers = [row.pk for row in released(edition, at=at)]
    if numbers:
        Handover.objects.filter(pk__in=numbers).update(ready_at=at)
        announce(ReadyToHand(office_id=edition.office_id, statement_id=edition.statement_id))
