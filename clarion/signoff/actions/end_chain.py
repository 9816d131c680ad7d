"""The office takes a chain back; what was asked under it goes on through its steps."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.actions.proposing import announce_proposal
from clarion.signoff.models import Chain


@transaction.atomic
def end_chain(*, chain_id: int, by: Actor, at: datetime) -> bool:
    """Say whether it has ended; else it goes on until a second person agrees that it ends.

    One that nobody has agreed to yet is dropped at once. Raises `NobodySeconds`, `LeftLately`, and
    `AlreadyMoved` where somebody has proposed its end already.
    """
    by.must(Power.MANAGE_OFFICE)
    rows = Chain.objects.of(by.office_id).filter(ended_at=None)
    chain: Chain = rows.locked().get_or_refuse(pk=chain_id)
    if chain.ending_at is not None:
        raise AlreadyMoved
    if not chain.proposed and people.waits_for_second(actor=by, at=at):
        chain.ending_at, chain.ending_by, chain.ending_by_id = at, by.name, by.person
        chain.save(update_fields=["ending_at", "ending_by", "ending_by_id"])
        enter("end of chain proposed", about=chain.about, by=by, at=at)
        announce_proposal(chain.about, by, at)
        return False
    chain.ended_at, chain.ended_by = at, by.name
    chain.save(update_fields=["ended_at", "ended_by"])
    if chain.proposed:
        enter("chain dropped", about=chain.about, by=by, at=at, proposed_by=chain.begun_by_id)
    else:
        enter("chain ended", about=chain.about, by=by, at=at, alone=True)
    return True
