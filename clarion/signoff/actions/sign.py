"""Another person agrees to exactly these words; the last signature of the chain lets them leave."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.events import WarrantGranted
from clarion.signoff.models import Request, Signature, Warrant
from clarion.signoff.rules.quorum import REQUEST, is_done, is_own_work, may_sign

SIGNED_WARRANT_LASTS = timedelta(days=1)


class OwnWork(Refusal):
    """You had a hand in these words, so somebody else must sign them."""


class NotYourStep(Refusal):
    """This waits for somebody else: {roles}."""


class SignedAlready(Refusal):
    """You have signed these words. Somebody else must sign the next step."""


@transaction.atomic
def sign(*, request_id: int, by: Actor, at: datetime) -> int | None:
    """Sign, and return the warrant's number once the chain is complete.

    Raises `OwnWork`, `NotYourStep`, `SignedAlready`.
    """
    by.must(Power.SIGN)
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if request.state != "open":
        raise AlreadyMoved
    refuse(request, by, at)
    step = request.gate()
    Signature.objects.create(
        request=request,
        step=request.step,
        staff_id=by.person,
        name=by.name,
        role=by.role,
        signed_at=at,
    )
    live.tell(office_id=by.office_id, topic="signatures")
    of_step = Signature.objects.filter(request=request, step=request.step)
    if not is_done(step, signed=list(of_step.values_list("role", flat=True))):
        _enter(request, by, at, None)
        return None
    if request.step + 1 < len(request.chain()):
        request.step, request.step_began_at = request.step + 1, at
        request.save(update_fields=["step", "step_began_at"])
        _enter(request, by, at, None)
        return None
    move(request, REQUEST, "signed")
    warrant = grant(request, at)
    _enter(request, by, at, warrant.pk)
    announce(
        WarrantGranted(
            office_id=by.office_id,
            about=request.about,
            request_id=request_id,
            warrant_id=warrant.pk,
        )
    )
    return warrant.pk


def refuse(request: Request, by: Actor, at: datetime) -> None:
    """Raise the reason for which this person may not sign it now."""
    step = request.gate()
    if is_own_work(signer_id=by.staff_id, authors=frozenset(request.authors)):
        raise OwnWork
    if not may_sign(step, role=by.role, waited=request.waited(at)):
        raise NotYourStep(roles=", ".join(step.roles))
    if Signature.objects.filter(request=request, staff_id=by.person).exists():
        raise SignedAlready


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


def _enter(request: Request, by: Actor, at: datetime, warrant_id: int | None) -> None:
    enter(
        "signed",
        about=request.about,
        by=by,
        at=at,
        request=request.pk,
        step=request.step,
        warrant=warrant_id,
    )
