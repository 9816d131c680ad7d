"""A warning was no false alarm after all."""

from datetime import datetime

from django.db import transaction

from clarion.insight.models import EarlyWarning
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def take_back_false(*, warning_id: int, by: Actor, at: datetime) -> None:
    """Count it no more. The ledger keeps both."""
    by.must(Power.LISTEN)
    warning = EarlyWarning.objects.of(by.office_id).locked().get_or_refuse(pk=warning_id)
    if warning.false_at is None:
        return
    warning.false_at, warning.false_by, warning.false_why = None, "", ""
    warning.save(update_fields=["false_at", "false_by", "false_why"])
    enter("no false alarm", about=warning.about, by=by, at=at)
    live.tell(office_id=by.office_id, topic="warnings")
