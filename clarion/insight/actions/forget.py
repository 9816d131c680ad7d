"""Warnings are kept as long as anybody can look back to their day; then they are forgotten."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.insight.models import EarlyWarning, Mute, Silence
from clarion.insight.rules.limits import KEEP_DAYS
from clarion.kit.actor import Actor, Power


@transaction.atomic
def forget(*, by: Actor, at: datetime) -> int:
    """Delete what is older and over; return how many warnings."""
    by.must(Power.MOVE_POST)
    old = at - timedelta(days=KEEP_DAYS)
    Silence.objects.of(by.office_id).filter(noticed_at__lt=old, ended_at__lt=old).delete()
    Mute.objects.of(by.office_id).filter(until_at__lt=old).delete()
    warnings = EarlyWarning.objects.of(by.office_id).filter(noticed_at__lt=old, ended_at__lt=old)
    return warnings.delete()[0]
