"""Somebody has seen what begins, and sees to it: it makes room for what nobody has seen."""

from datetime import datetime

from django.db import transaction

from clarion.insight.models import EarlyWarning
from clarion.kit import live
from clarion.kit.actor import Actor, Power


@transaction.atomic
def see_warning(*, warning_id: int, by: Actor, at: datetime) -> None:
    """Note who was first; whoever comes after changes nothing."""
    by.must(Power.READ_CASES)
    warning = EarlyWarning.objects.of(by.office_id).locked().get_or_refuse(pk=warning_id)
    if warning.seen_at is not None:
        return
    warning.seen_at, warning.seen_by = at, by.name
    warning.save(update_fields=["seen_at", "seen_by"])
    live.tell(office_id=by.office_id, topic="warnings")
