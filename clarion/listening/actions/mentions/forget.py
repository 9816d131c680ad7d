"""Forget what an office heard when its days are over: the rows are gone, not hidden."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.listening.actions.intake.unsaid import forget_unsaid
from clarion.listening.actions.mentions.locking import lock
from clarion.listening.models import Look, Looking, Mention, PseudonymKey
from clarion.listening.rules.limits import LOOKS_WITHIN

BATCH_MAX = 10_000  # one deletion stays short; the next round takes the rest


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Delete mentions whose day has come, keys that are over, old counts; return how many."""
    by.must(Power.MOVE_POST)
    due = Mention.objects.of(by.office_id).filter(forget_at__lte=at).order_by("forget_at")
    ids = lock(list(due.values_list("pk", flat=True)[:BATCH_MAX]))
    Mention.objects.filter(pk__in=ids).delete()
    forget_unsaid(office_id=by.office_id, at=at)
    PseudonymKey.objects.of(by.office_id).filter(until_at__lte=at).delete()
    # By then the author has another name, and an older count would count nobody.
    Look.objects.of(by.office_id).filter(at__lte=at - LOOKS_WITHIN).delete()
    Looking.objects.of(by.office_id).filter(asked_at__lte=at - LOOKS_WITHIN).delete()
    if ids:
        enter("mentions forgotten", about="listening", by=by, at=at, count=len(ids))
    return len(ids)
