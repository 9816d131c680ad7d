"""A second person agrees to what waits about a chain: that it begins, or that it ends."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.signoff.actions.agree_to_guest import ProposedByYou
from clarion.signoff.actions.routes import end_earlier_routes
from clarion.signoff.models import Chain


@transaction.atomic
def agree_to_chain(*, chain_id: int, ends: bool = False, by: Actor, at: datetime) -> None:
    """Let it begin, or with `ends` let it end; a new emergency route ends the earlier one.

    Raises `ProposedByYou`, `AlreadyMoved`.
    """
    by.must(Power.MANAGE_OFFICE)
    rows = Chain.objects.of(by.office_id).filter(ended_at=None)
    chain: Chain = rows.locked().get_or_refuse(pk=chain_id)
    if chain.proposed is ends or (ends and chain.ending_at is None):
        raise AlreadyMoved  # what this person was shown is not what waits now
    proposer = chain.begun_by_id if chain.proposed else chain.ending_by_id
    if proposer == by.person:
        raise ProposedByYou
    if chain.proposed:
        _begin(chain, by, at)
    else:
        chain.ended_at, chain.ended_by = at, by.name
        chain.save(update_fields=["ended_at", "ended_by"])
        enter("chain ended", about=chain.about, by=by, at=at, proposed_by=proposer)
    live.tell(office_id=by.office_id, topic="signatures")


def _begin(chain: Chain, by: Actor, at: datetime) -> None:
    if chain.emergency:
        end_earlier_routes(by, at)
    chain.proposed, chain.agreed_at, chain.agreed_by = False, at, by.name
    chain.save(update_fields=["proposed", "agreed_at", "agreed_by"])
    facts = {"name": chain.name, "themes": chain.themes, "steps": chain.steps}
    deed = "emergency route agreed to" if chain.emergency else "chain agreed to"
    enter(deed, about=chain.about, by=by, at=at, proposed_by=chain.begun_by_id, **facts)
