"""Somebody answers by a link, with a code that proves who they are: sign, return or reject."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.actions.signing import Hand, put_name, refuse, refuse_guest
from clarion.signoff.actions.turning_down import NoReason, turn_down
from clarion.signoff.models import Guest, Link, Request, WrongCode
from clarion.signoff.queries.links import why_shut
from clarion.signoff.rules.links import code_digest, digest

SIGN, RETURN, REJECT = "sign", "return", "reject"


class LinkShut(Refusal):
    """This link does not work any more. Nothing was signed by it just now."""


class CodeWrong(Refusal):
    """This code is not right, or was used before. An app shows a new one every half minute."""


def answer_by_link(
    *, secret: str, how: str, code: str, reason: str = "", at: datetime
) -> int | None:
    """Answer, and return the warrant's number if that was the last signature.

    Raises `LinkShut`, `CodeWrong`, `NoReason`, `OwnWork`, `NotYourStep`, `SignedAlready`. A wrong
    code is kept although it is refused: after a few of them the link is locked.
    """
    if how not in {SIGN, RETURN, REJECT}:
        raise LinkShut
    if how != SIGN and not reason.strip():
        raise NoReason
    with transaction.atomic():
        link, request = _lock(secret, at)
        by = _whoever(link)
        proven = _proven(link, secret, code, at)
        if proven:
            return _answer(link, request, how=how, reason=reason, by=by, at=at)
        WrongCode.objects.create(link=link, at=at)
        enter(
            "wrong code on a signing link",
            about=request.about,
            by=by,
            at=at,
            request=request.pk,
            link=link.pk,
        )
    raise CodeWrong


def _lock(secret: str, at: datetime) -> tuple[Link, Request]:
    """Lock the request, then every open link of this person, so that guesses go one by one."""
    known = Link.objects.filter(secret_digest=digest(secret)).first()
    if known is None:
        raise LinkShut
    request = Request.objects.of(known.office_id).locked().get_or_refuse(pk=known.request_id)
    theirs = Link.objects.filter(staff=known.staff_id, guest=known.guest_id, used_at=None)
    list(theirs.order_by("pk").locked().values_list("pk", flat=True))
    link: Link = Link.objects.select_related("guest__chain").get(pk=known.pk)
    if why_shut(link, request, at) is not None:
        raise LinkShut
    return link, request


def _whoever(link: Link) -> Actor:
    """Return as whom they act: a colleague as they may now, a guest with this one power."""
    if link.guest is not None:
        return _guest(link, link.guest)
    by = people.actor_in(office_id=link.office_id, staff_id=link.staff_id or 0)
    if by is None:
        raise LinkShut
    by.must(Power.SIGN)
    return by


def _guest(link: Link, guest: Guest) -> Actor:
    if people.is_known(email=guest.email):
        raise LinkShut
    return Actor(
        office_id=link.office_id,
        name=guest.name,
        role=_("Guest of %(organisation)s") % {"organisation": guest.organisation},
        exercise=people.office(link.office_id).exercise,
        powers=frozenset({Power.SIGN}),
    )


def _proven(link: Link, secret: str, code: str, at: datetime) -> bool:
    """Say whether the code is theirs and new; the link keeps which one it was."""
    if link.guest is not None:
        return constant_time_compare(code_digest(secret, code), link.code_digest)
    counter = people.counter_of_code(staff_id=link.staff_id or 0, code=code, at=at)
    if counter is None:
        return False
    link.counter = counter
    try:
        with transaction.atomic():
            link.save(update_fields=["counter"])
    except IntegrityError:
        return False
    return True


def _answer(
    link: Link, request: Request, *, how: str, reason: str, by: Actor, at: datetime
) -> int | None:
    if request.state != "open":
        raise AlreadyMoved
    if link.guest is None:
        refuse(request, by, at)
        hand = Hand(proof=_("code of the authenticator app"))
    else:
        refuse_guest(request, link.guest)
        proof = _("code read out on the telephone by %(name)s") % {"name": link.made_by}
        hand = Hand(proof=proof[:120], guest=link.guest)
    link.used_at = at
    link.save(update_fields=["used_at"])
    if how == SIGN:
        return put_name(request, by, at, hand)
    turn_down(request, reason, final=how == REJECT, by=by, at=at, hand=hand)
    return None
