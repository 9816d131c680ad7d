"""What somebody has called seen is unseen again."""

from datetime import datetime

from django.db import transaction

from clarion.insight.models import EarlyWarning
from clarion.kit import live
from clarion.kit.actor import Actor, Power


@transaction.atomic
def take_back_seen(*, warning_id: int, by: Actor, at: datetime) -> None:
    """Let it stand with what nobody has seen."""
    by.must(Power.READ_CASES)
    warning = EarlyWarning.objects.of(by.office_id).locked().get_or_refuse(pk=warning_id)
    warning.seen_at, warning.seen_by = None, ""
    warning.save(update_fields=["seen_at", "seen_by"])
    live.tell(office_id=by.office_id, topic="warnings")
