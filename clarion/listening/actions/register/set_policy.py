"""Say for how many days what was heard is kept; fewer days hold for what is there already."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Least

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.listening.models import Mention, Policy
from clarion.listening.rules.limits import KEEP_DAYS_MAX, KEEP_DAYS_MIN


class KeptTooLong(Refusal):
    """What is heard is kept for at least 7 and at most 30 days."""


@transaction.atomic
def set_policy(*, keep_days: int, by: Actor, at: datetime) -> None:
    """Set it. More days hold only for what comes from now on. Raises `KeptTooLong`."""
    by.must(Power.MANAGE_OFFICE)
    if not KEEP_DAYS_MIN <= keep_days <= KEEP_DAYS_MAX:
        raise KeptTooLong
    Policy.objects.update_or_create(
        office_id=by.office_id,
        defaults={"keep_days": keep_days, "changed_at": at, "changed_by": by.name},
    )
    sooner = Least(F("forget_at"), F("received_at") + timedelta(days=keep_days))
    Mention.objects.of(by.office_id).update(forget_at=sooner)
    enter("listening policy set", about="listening", by=by, at=at, keep_days=keep_days)
