"""Take an invitation back before it is accepted."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.people.actions.powers.proposing import overtake
from clarion.people.actions.powers.weighing import one_at_a_time
from clarion.people.models import Invitation


@transaction.atomic
def withdraw_invitation(*, invitation_id: int, by: Actor, at: datetime) -> None:
    """Make the link useless; raises `AlreadyMoved` when it was used meanwhile."""
    by.must(Power.MANAGE_PEOPLE)
    one_at_a_time(by.office_id)
    invitations = Invitation.objects.of(by.office_id).locked()
    invitation = invitations.get_or_refuse(pk=invitation_id)
    if invitation.accepted_at or invitation.withdrawn_at:
        raise AlreadyMoved
    overtake(invitation=invitation, by=by, at=at)
    invitation.withdrawn_at = at
    invitation.save(update_fields=["withdrawn_at"])
    enter("invitation withdrawn", about=f"invitation:{invitation_id}", by=by, at=at)
