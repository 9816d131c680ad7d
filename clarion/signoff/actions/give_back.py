"""Return the words with a reason, or reject them for good: they are not signed."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.signoff.actions.signing import AT_THE_DESK, refuse
from clarion.signoff.actions.trusting.turn import take_turn_on_trust
from clarion.signoff.actions.turning_down import NoReason, turn_down
from clarion.signoff.models import Request


@transaction.atomic
def give_back(
    *, request_id: int, reason: str, final: bool = False, by: Actor, at: datetime
) -> None:
    """Return a request so that its words can be changed; `final` rejects them for good.

    Whoever may not sign it now may not reject it either. Raises `NoReason`, `OwnWork`,
    `NotYourStep`, `SignedAlready`.
    """
    by.must(Power.SIGN)
    if not reason.strip():
        raise NoReason
    take_turn_on_trust(by.office_id)
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if request.state != "open":
        raise AlreadyMoved
    if final:
        refuse(request, by, at)
    turn_down(request, reason, final=final, by=by, at=at, hand=AT_THE_DESK)
