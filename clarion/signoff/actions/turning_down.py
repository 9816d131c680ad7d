"""Words go back with a reason, or are rejected for good, at the desk or by a link."""

from datetime import datetime

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.announcements import announce
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.actions.gates import end_gate
from clarion.signoff.actions.signing import Hand
from clarion.signoff.actions.trusting.losing import lose_for_answer
from clarion.signoff.events import SignatureReturned
from clarion.signoff.models import Request
from clarion.signoff.rules.quorum import REQUEST


class NoReason(Refusal):
    """Say why, so that whoever wrote it knows what to change."""


def turn_down(
    request: Request, reason: str, *, final: bool, by: Actor, at: datetime, hand: Hand
) -> None:
    """Return an open request, or reject it for good; raises `NoReason`."""
    if not reason.strip():
        raise NoReason
    state = "rejected" if final else "returned"
    end_gate(request, state, at)
    move(request, REQUEST, state, reason=reason.strip()[:500])
    deed = f"signature {state} by link" if hand.proof else f"signature {state}"
    more = {"proof": hand.proof} if hand.proof else {}
    enter(deed, about=request.about, by=by, at=at, request=request.pk, **more)
    lose_for_answer(request, final=final, by=by, at=at)
    announce(
        SignatureReturned(
            office_id=by.office_id, about=request.about, request_id=request.pk, final=final
        )
    )
    live.tell(office_id=by.office_id, topic="signatures")
