"""The office takes somebody off the list: their link ends, and name and address are forgotten."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.models import Advocate


@transaction.atomic
def end_advocate(*, advocate_id: int, by: Actor, at: datetime) -> None:
    """End it."""
    by.must(Power.PUBLISH)
    rows = Advocate.objects.of(by.office_id).filter(left_at=None, ended_at=None)
    advocate: Advocate = rows.locked().get_or_refuse(pk=advocate_id)
    advocate.forget()
    advocate.ended_at, advocate.ended_by = at, by.name
    advocate.save()
    enter("advocate ended", about=advocate.about, by=by, at=at)
