"""The steps that every signature takes, whether it is given at the desk or by a link."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.announcements import announce
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.actions.gates import end_gate, gate_of
from clarion.signoff.events import WarrantGranted
from clarion.signoff.models import (
    Guest,
    Request,
    Review,
    Signature,
    StandingWord,
    Warrant,
    codes_seen,
)
from clarion.signoff.rules.quorum import REQUEST, REVIEW_HOURS, Need, is_done, is_own_work, may_sign

SIGNED_WARRANT_LASTS = timedelta(days=1)


class OwnWork(Refusal):
    """You had a hand in these words, so somebody else must sign them."""


class NotYourStep(Refusal):
    """This waits for somebody else: {roles}."""


class SignedAlready(Refusal):
    """You have signed these words. Somebody else must sign the next step."""


class CodeGiven(Refusal):
    """You have given a guest the link and the code for these words. Somebody else must sign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """How somebody signs: at the desk, or by a link with a proof of who they are."""

    proof: str = ""
    guest: Guest | None = None


AT_THE_DESK = Hand()


def refuse(request: Request, by: Actor, at: datetime) -> None:
    """Raise the reason for which this person of the office may not sign it now."""
    step = request.gate()
    if is_own_work(signer_id=by.staff_id, authors=frozenset(request.authors)):
        raise OwnWork
    told = gate_of(request).told_at is not None
    if not may_sign(step, role=by.role, waited=request.waited(at), told=told):
        raise NotYourStep(roles=", ".join(step.roles))
    if Signature.objects.filter(request=request, staff_id=by.person).exists():
        raise SignedAlready
    if codes_seen(request, request.step).filter(made_by_staff=by.person).exists():
        raise CodeGiven


def refuse_guest(request: Request, guest: Guest) -> None:
    """Raise the reason for which a guest may not sign it now: theirs is one step, and once.

    One address is one person, however many times it is named.
    """
    if request.under_id != guest.chain_id or request.step != guest.step:
        raise NotYourStep(roles=", ".join(request.gate().roles))
    signed = Signature.objects.filter(request=request, guest__email__iexact=guest.email.strip())
    if signed.exists():
        raise SignedAlready


def put_name(request: Request, by: Actor, at: datetime, hand: Hand) -> int | None:
    """Put a signature under it; return the warrant's number if it was the last one."""
    step, guest = request.gate(), hand.guest
    Signature.objects.create(
        request=request,
        step=request.step,
        staff_id=None if guest else by.person,
        guest=guest,
        name=by.name,
        role=by.role,
        organisation=guest.organisation if guest else "",
        proof=hand.proof,
        signed_at=at,
    )
    live.tell(office_id=by.office_id, topic="signatures")
    of_step = Signature.objects.filter(request=request, step=request.step)
    if step.need is Need.ALL and step.roles:
        of_step = of_step.filter(guest=None)  # a guest stands in for no role of the office
    if not is_done(step, signed=list(of_step.values_list("role", flat=True))):
        _enter(request, by, at, hand, None)
        return None
    end_gate(request, "signed", at)
    following = request.next_step()
    if following is not None:
        request.step, request.step_began_at = following, at
        request.save(update_fields=["step", "step_began_at"])
        gate_of(request)
        _enter(request, by, at, hand, None)
        return None
    return _finish(request, by, at, hand)


def grant(request: Request, at: datetime) -> Warrant:
    """Make the warrant of a request that has all its signatures."""
    lasts_until = at + SIGNED_WARRANT_LASTS
    return Warrant.objects.create(
        office_id=request.office_id,
        about=request.about,
        digests=request.digests,
        request=request,
        granted_at=at,
        begins_at=request.due_at,
        expires_at=max(lasts_until, request.until) if request.until else lasts_until,
    )


def _finish(request: Request, by: Actor, at: datetime, hand: Hand) -> int:
    move(request, REQUEST, "signed")
    warrant = grant(request, at)
    _enter(request, by, at, hand, warrant.pk)
    StandingWord.objects.filter(request=request).update(agreed_at=at)
    if request.emergency:
        _owe_review(request, by, at)
    announce(
        WarrantGranted(
            office_id=by.office_id,
            about=request.about,
            request_id=request.pk,
            warrant_id=warrant.pk,
        )
    )
    return warrant.pk


def _owe_review(request: Request, by: Actor, at: datetime) -> None:
    hours = request.under.review_hours if request.under else REVIEW_HOURS
    due_at = at + timedelta(hours=hours)
    review = Review.objects.create(
        office_id=request.office_id, request=request, owed_at=at, due_at=due_at
    )
    enter("review owed", about=request.about, by=by, at=at, review=review.pk, hours=hours)
    live.tell(office_id=by.office_id, topic="alarms")


def _enter(request: Request, by: Actor, at: datetime, hand: Hand, warrant_id: int | None) -> None:
    more = {"proof": hand.proof} if hand.proof else {}
    if hand.guest:
        more["organisation"] = hand.guest.organisation
    enter(
        "signed by link" if hand.proof else "signed",
        about=request.about,
        by=by,
        at=at,
        request=request.pk,
        step=request.step,
        warrant=warrant_id,
        **more,
    )
