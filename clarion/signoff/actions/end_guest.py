"""The office takes a guest's right back; the links that they have end with it."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import Guest


@transaction.atomic
def end_guest(*, guest_id: int, by: Actor, at: datetime) -> None:
    """End it."""
    by.must(Power.MANAGE_OFFICE)
    rows = Guest.objects.of(by.office_id).filter(ended_at=None)
    guest = rows.locked().get_or_refuse(pk=guest_id)
    guest.ended_at, guest.ended_by = at, by.name
    guest.save(update_fields=["ended_at", "ended_by"])
    enter("guest ended", about=f"chain:{guest.chain_id}", by=by, at=at, guest=guest_id)
