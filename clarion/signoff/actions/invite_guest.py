"""Give a guest a link for one request, and a code to read out, unless theirs comes by e-mail."""

import secrets
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.actions.name_guest import WorksHere
from clarion.signoff.actions.signing import refuse_guest
from clarion.signoff.models import Guest, Link, Request, Signature, codes_seen
from clarion.signoff.queries.keepers import keeps_mailbox
from clarion.signoff.rules.links import CODE_DIGITS, LINK_LASTS, Way, code_digest, covering, digest
from clarion.signoff.rules.quorum import is_own_work


class OwnGuest(Refusal):
    """You had a hand in these words, so somebody else must give the guest a link and a code."""


class KeepsMailbox(Refusal):
    """You look after the mailbox from which the code comes. Somebody else must give the link."""


class SignerGivesCode(Refusal):
    """You have signed these words. Somebody else must give the guest a link and a code."""


class OneCodeGiven(Refusal):
    """You have given another guest the code for these words. Somebody else must give this one."""


@transaction.atomic
def invite_guest(*, request_id: int, guest_id: int, by: Actor, at: datetime) -> tuple[str, str]:
    """Return the secret of the link and the code: shown once, kept only as digests.

    A guest whose codes come by e-mail asks for one on the page; then the code here is empty, and
    whoever wrote the words may give the link, since they never see a code; whoever could read it in
    the mailbox may not. Whoever sees one could sign by it, so they are counted as having signed:
    they give no second name.

    Raises `NotYourStep` when it is not the guest's step, `SignedAlready`, `WorksHere`, `OwnGuest`,
    `SignerGivesCode`, `OneCodeGiven`, `KeepsMailbox`, `AlreadyMoved`. An earlier link of
    theirs for it ends.
    """
    by.must_one_of(Power.PUBLISH, Power.ANSWER)
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if request.state != "open":
        raise AlreadyMoved
    named = Guest.objects.of(by.office_id).filter(ended_at=None, chain__ended_at=None)
    guest: Guest = named.filter(proposed=False).get_or_refuse(pk=guest_id)
    refuse_guest(request, guest)
    aloud = guest.way == Way.PHONE
    _refuse_code(request, guest, by)
    if people.is_known(email=guest.email):
        raise WorksHere
    earlier = Link.objects.filter(request=request, guest=guest, used_at=None, ended_at=None)
    earlier.update(ended_at=at)
    secret = secrets.token_urlsafe(32)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}" if aloud else ""
    link = Link.objects.create(
        office_id=by.office_id,
        request=request,
        guest=guest,
        secret_digest=digest(secret),
        code_digest=code_digest(secret, code) if aloud else "",
        covers=covering(request.digests),
        made_by=by.name,
        made_by_staff_id=by.staff_id,
        made_at=at,
        expires_at=at + LINK_LASTS,
    )
    enter(
        "signing link given to a guest",
        about=request.about,
        by=by,
        at=at,
        request=request_id,
        link=link.pk,
        guest=guest_id,
        organisation=guest.organisation,
    )
    return secret, code


def _refuse_code(request: Request, guest: Guest, by: Actor) -> None:
    """Raise the reason for which this person may not see a code of the guest's."""
    if guest.way == Way.MAIL:
        if keeps_mailbox(office_id=by.office_id, staff_id=by.staff_id):
            raise KeepsMailbox
        return
    if is_own_work(signer_id=by.person, authors=frozenset(request.authors)):
        raise OwnGuest
    if Signature.objects.filter(request=request, staff_id=by.person).exists():
        raise SignerGivesCode
    seen = codes_seen(request, request.step).filter(made_by_staff=by.person)
    if seen.exclude(guest=guest).exists():
        raise OneCodeGiven
