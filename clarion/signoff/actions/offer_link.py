"""Give somebody a link by which they can answer a request from wherever they are."""

import secrets
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.people.queries import Factor
from clarion.signoff.models import Link, Request
from clarion.signoff.queries import signers
from clarion.signoff.rules.links import LINK_LASTS, covering, digest


class CannotSignThis(Refusal):
    """This person may not sign these words now, and no link changes that."""


class NoApp(Refusal):
    """{name} has no authenticator app, so nobody could know them by a link. They must sign in."""


@transaction.atomic
def offer_link(*, request_id: int, staff_id: int, by: Actor, at: datetime) -> str:
    """Return the secret of a link for one person: shown once, kept only as a digest.

    Raises `CannotSignThis`, `NoApp`, `AlreadyMoved`. An earlier link of theirs for it ends.
    """
    by.must_one_of(Power.PUBLISH, Power.ANSWER)
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if request.state != "open":
        raise AlreadyMoved
    known = {one.staff_id: one for one in signers(office_id=by.office_id, request_id=request_id)}
    if staff_id not in known:
        raise CannotSignThis
    if people.factor_of(staff_id=staff_id) is not Factor.APP:
        raise NoApp(name=known[staff_id].name)
    earlier = Link.objects.filter(request=request, staff_id=staff_id, used_at=None, ended_at=None)
    earlier.update(ended_at=at)
    secret = secrets.token_urlsafe(32)
    link = Link.objects.create(
        office_id=by.office_id,
        request=request,
        staff_id=staff_id,
        secret_digest=digest(secret),
        covers=covering(request.digests),
        made_by=by.name,
        made_by_staff_id=by.staff_id,
        made_at=at,
        expires_at=at + LINK_LASTS,
    )
    enter(
        "signing link given",
        about=request.about,
        by=by,
        at=at,
        request=request_id,
        link=link.pk,
        staff=staff_id,
    )
    return secret
