"""A second person agrees that answers leave without one: from now on they do."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.signoff.actions.agree_to_guest import ProposedByYou
from clarion.signoff.models import StandingWord


@transaction.atomic
def agree_to_standing_word(*, standing_id: int, by: Actor, at: datetime) -> None:
    """Let a policy be in force. Raises `ProposedByYou`, `AlreadyMoved`."""
    by.must(Power.MANAGE_OFFICE)
    rows = StandingWord.objects.of(by.office_id).filter(ended_at=None, request=None)
    word: StandingWord = rows.locked().get_or_refuse(pk=standing_id)
    if not word.proposed:
        raise AlreadyMoved
    if word.begun_by_id == by.person:
        raise ProposedByYou
    word.proposed, word.agreed_by = False, by.name
    word.save(update_fields=["proposed", "agreed_by"])
    proposer = word.begun_by_id
    enter("standing word agreed to", about=word.about, by=by, at=at, proposed_by=proposer)
