"""A review that was owed is overdue: the office is told of it, once."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.ledger.actions import enter
from clarion.signoff.events import ReviewOverdue
from clarion.signoff.models import Review


@transaction.atomic
def call_overdue(*, review_id: int, by: Actor, at: datetime) -> bool:
    """Tell it, and say whether anybody was told: not before it is overdue, and never twice."""
    by.must(Power.MOVE_POST)
    row = Review.objects.of(by.office_id).locked().get_or_refuse(pk=review_id)
    if row.found_at is not None or row.told_at is not None or at < row.due_at:
        return False
    row.told_at = at
    row.save(update_fields=["told_at"])
    about = row.request.about
    enter("review overdue", about=about, by=by, at=at, review=review_id)
    announce(ReviewOverdue(office_id=by.office_id, about=about, review_id=review_id))
    live.tell(office_id=by.office_id, topic="alarms")
    return True
