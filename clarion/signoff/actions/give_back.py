"""Return the words with a reason, or reject them for good: they are not signed."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.actions.gates import end_gate
from clarion.signoff.actions.signing import refuse
from clarion.signoff.events import SignatureReturned
from clarion.signoff.models import Request
from clarion.signoff.rules.quorum import REQUEST


class NoReason(Refusal):
    """Say why, so that whoever wrote it knows what to change."""


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
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if request.state != "open":
        raise AlreadyMoved
    if final:
        refuse(request, by, at)
    state = "rejected" if final else "returned"
    end_gate(request, state, at)
    move(request, REQUEST, state, reason=reason.strip()[:500])
    enter(f"signature {state}", about=request.about, by=by, at=at, request=request_id)
    announce(
        SignatureReturned(
            office_id=by.office_id, about=request.about, request_id=request_id, final=final
        )
    )
    live.tell(office_id=by.office_id, topic="signatures")
