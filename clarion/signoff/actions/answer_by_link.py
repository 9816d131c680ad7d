"""Somebody answers by a link, with a code that proves who they are: sign, return or reject."""

from datetime import datetime

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.ledger.actions import enter
from clarion.people.actions import spend_code
from clarion.signoff.actions.linking import LinkShut, lock_link, office_of, refuse_keeper, whoever
from clarion.signoff.actions.signing import Hand, put_name, refuse, refuse_guest
from clarion.signoff.actions.trusting.turn import take_turn_on_trust
from clarion.signoff.actions.turning_down import NoReason, turn_down
from clarion.signoff.models import Guest, Link, Request, WrongCode
from clarion.signoff.rules.links import Way, code_digest

SIGN, RETURN, REJECT = "sign", "return", "reject"


class CodeWrong(Refusal):
    """This code is not right, or was used before. An app shows a new one every half minute."""


class ReadOutWrong(Refusal):
    """This is not the code that was read out to you. Ring whoever gave you the link."""


class SentWrong(Refusal):
    """This code is not right, or is older than ten minutes. The newest one that we sent counts."""


_WRONG = {"": CodeWrong, Way.PHONE: ReadOutWrong, Way.MAIL: SentWrong}


def answer_by_link(
    *, secret: str, how: str, code: str, reason: str = "", at: datetime
) -> int | None:
    """Answer, and return the warrant's number if that was the last signature.

    Raises `LinkShut`, `NoReason`, `OwnWork`, `NotYourStep`, `SignedAlready`, `GiverKeepsMailbox`;
    for a wrong code `CodeWrong`, `ReadOutWrong` or `SentWrong`. It is kept although it is
    refused: after a few of them the link is locked.
    """
    if how not in {SIGN, RETURN, REJECT}:
        raise LinkShut
    if how != SIGN and not reason.strip():
        raise NoReason
    with transaction.atomic():
        if how != SIGN and (office_id := office_of(secret)):
            take_turn_on_trust(office_id)  # before the request is locked
        link, request = lock_link(secret, at)
        by = whoever(link)
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
    raise _WRONG[link.guest.way if link.guest else ""]


def _proven(link: Link, secret: str, code: str, at: datetime) -> bool:
    """Say whether the code is theirs and new; the link keeps which one it was."""
    if link.guest is not None:
        return _proven_guest(link, link.guest, code_digest(secret, code), at)
    link.counter = spend_code(staff_id=link.staff_id or 0, code=code, at=at)
    if link.counter is None:
        return False
    link.save(update_fields=["counter"])
    return True


def _proven_guest(link: Link, guest: Guest, typed: str, at: datetime) -> bool:
    if guest.way == Way.PHONE:
        return constant_time_compare(typed, link.code_digest)
    newest = link.codes.order_by("-id").first()
    if newest is None or at >= newest.expires_at:
        return False
    return constant_time_compare(typed, newest.digest)


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
        refuse_keeper(link)
        hand = Hand(proof=_proof_of(link, link.guest)[:120], guest=link.guest)
    link.used_at = at
    link.save(update_fields=["used_at"])
    if how == SIGN:
        return put_name(request, by, at, hand)
    turn_down(request, reason, final=how == REJECT, by=by, at=at, hand=hand)
    return None


def _proof_of(link: Link, guest: Guest) -> str:
    if guest.way == Way.PHONE:
        return _("code read out on the telephone by %(name)s") % {"name": link.made_by}
    return _("code sent by e-mail to %(address)s") % {"address": guest.email}
