"""A chain goes on that somebody wanted to end."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.signoff.models import Chain


@transaction.atomic
def keep_chain(*, chain_id: int, by: Actor, at: datetime) -> None:
    """Drop that it ends: its proposer takes it back, or another turns it down.

    Raises `AlreadyMoved`.
    """
    by.must(Power.MANAGE_OFFICE)
    rows = Chain.objects.of(by.office_id).filter(ended_at=None)
    chain: Chain = rows.locked().get_or_refuse(pk=chain_id)
    if chain.ending_at is None:
        raise AlreadyMoved
    proposer = chain.ending_by_id
    chain.ending_at, chain.ending_by, chain.ending_by_id = None, "", None
    chain.save(update_fields=["ending_at", "ending_by", "ending_by_id"])
    enter("chain kept", about=chain.about, by=by, at=at, proposed_by=proposer)
