"""The office takes a chain back; what was asked under it goes on through its steps."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import Chain


@transaction.atomic
def end_chain(*, chain_id: int, by: Actor, at: datetime) -> None:
    """End a chain."""
    by.must(Power.MANAGE_OFFICE)
    rows = Chain.objects.of(by.office_id).filter(ended_at=None)
    chain = rows.locked().get_or_refuse(pk=chain_id)
    chain.ended_at, chain.ended_by = at, by.name
    chain.save(update_fields=["ended_at", "ended_by"])
    enter("chain ended", about=f"chain:{chain_id}", by=by, at=at)
