"""Take an entry out of the guide; what was written stays as it is."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import GuideEntry


@transaction.atomic
def end_guide_entry(*, entry_id: int, by: Actor, at: datetime) -> None:
    """End it."""
    by.must(Power.PUBLISH)
    rows = GuideEntry.objects.of(by.office_id).filter(ended_at=None)
    row = rows.locked().get_or_refuse(pk=entry_id)
    row.ended_at, row.ended_by = at, by.name
    row.save(update_fields=["ended_at", "ended_by"])
    enter("guide entry ended", about=f"guide:{entry_id}", by=by, at=at, code=row.code)
