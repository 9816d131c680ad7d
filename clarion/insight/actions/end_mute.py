"""Let a subject be spoken of again before its time."""

from datetime import datetime

from django.db import transaction

from clarion.insight.models import Mute
from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def end_mute(*, mute_id: int, by: Actor, at: datetime) -> None:
    """End it; a burst that began while it was muted is not spoken of any more."""
    by.must(Power.LISTEN)
    row = Mute.objects.of(by.office_id).locked().get_or_refuse(pk=mute_id)
    if row.ended_at is not None:
        return
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    enter("subject spoken of again", about=row.about, by=by, at=at, kept_quiet=row.kept_quiet)
    live.tell(office_id=by.office_id, topic="warnings")
