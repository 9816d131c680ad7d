"""Somebody says that a warning was a false alarm: these are counted, and say how good it is."""

from datetime import datetime

from django.db import transaction

from clarion.insight.models import EarlyWarning
from clarion.insight.rules.limits import REASON_MAX
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def call_false(*, warning_id: int, why: str, by: Actor, at: datetime) -> None:
    """Count it, once; the reason may be left out."""
    by.must(Power.LISTEN)
    warning = EarlyWarning.objects.of(by.office_id).locked().get_or_refuse(pk=warning_id)
    if warning.false_at is not None:
        return
    warning.false_at, warning.false_by = at, by.name
    warning.false_why = why.strip()[:REASON_MAX]
    warning.save(update_fields=["false_at", "false_by", "false_why"])
    enter("false alarm", about=warning.about, by=by, at=at, why=warning.false_why)
    live.tell(office_id=by.office_id, topic="warnings")
