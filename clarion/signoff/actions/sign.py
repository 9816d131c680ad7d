"""A second person agrees to exactly these words."""

from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.events import WarrantGranted
from clarion.signoff.models import Request, Signature, Warrant
from clarion.signoff.rules.quorum import REQUEST, is_own_work

SIGNED_WARRANT_LASTS = timedelta(days=1)


class OwnWork(Refusal):
    """You had a hand in these words, so somebody else must sign them."""


@transaction.atomic
def sign(*, request_id: int, by: Actor, at: datetime) -> int:
    """Sign and return the warrant's number; raises `OwnWork`."""
    by.must(Power.SIGN)
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if is_own_work(signer_id=by.staff_id, authors=frozenset(request.authors)):
        raise OwnWork
    move(request, REQUEST, "signed")
    Signature.objects.create(
        request=request, staff_id=by.person, name=by.name, role=by.role, signed_at=at
    )
    warrant = Warrant.objects.create(
        office_id=by.office_id,
        about=request.about,
        digests=request.digests,
        request=request,
        granted_at=at,
        expires_at=at + SIGNED_WARRANT_LASTS,
    )
    enter("signed", about=request.about, by=by, at=at, request=request_id, warrant=warrant.pk)
    announce(
        WarrantGranted(
            office_id=by.office_id,
            about=request.about,
            request_id=request_id,
            warrant_id=warrant.pk,
        )
    )
    live.tell(office_id=by.office_id, topic="signatures")
    return warrant.pk
