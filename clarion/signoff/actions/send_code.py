"""A guest asks on their link for a code: it goes to the one address that two people have named."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.actions import CODE_HERE, tell_guest
from clarion.signoff.actions.linking import LinkShut, lock_link, refuse_keeper, whoever
from clarion.signoff.models import GuestCode, Link
from clarion.signoff.rules.links import (
    CODE_DIGITS,
    CODE_LASTS,
    Way,
    code_digest,
    masked,
    wait_for_code,
)


class NotSoSoon(Refusal):
    """A code was sent just now. Wait {minutes}, and look into your other folders meanwhile."""


@transaction.atomic
def send_code(*, secret: str, at: datetime) -> None:
    """Send a fresh code; an earlier one of this link is good no more.

    Raises `LinkShut`, also for whoever has another proof, `GiverKeepsMailbox` and `NotSoSoon`.
    """
    link, request = lock_link(secret, at)
    guest = link.guest
    if guest is None or guest.way != Way.MAIL:
        raise LinkShut
    by = whoever(link)
    refuse_keeper(link)
    _refuse_many(link.office_id, guest.email, at)
    code = f"{secrets.randbelow(10**CODE_DIGITS):0{CODE_DIGITS}}"
    row = GuestCode.objects.create(
        link=link, digest=code_digest(secret, code), sent_at=at, expires_at=at + CODE_LASTS
    )
    tell_guest(
        name=guest.name,
        address=guest.email,
        line=_("Your code for signing"),
        text=_text(link),
        code=code,
        about=f"link:{link.pk}",
        once=f"code:{row.pk}",
        expires_at=row.expires_at,
        by=by,
        at=at,
    )
    enter(
        "code sent to a guest",
        about=request.about,
        by=by,
        at=at,
        request=request.pk,
        link=link.pk,
        guest=guest.pk,
        to=masked(guest.email),
    )


def _refuse_many(office_id: int, email: str, at: datetime) -> None:
    """However many links one person has, they are sent only so many codes."""
    theirs = GuestCode.objects.filter(link__office_id=office_id, link__guest__email__iexact=email)
    sent = theirs.filter(sent_at__gt=at - timedelta(hours=1)).values_list("sent_at", flat=True)
    wait = wait_for_code(sent, at=at)
    if wait is not None:
        minutes = max(1, -(-wait // timedelta(minutes=1)))
        raise NotSoSoon(minutes=ngettext("%d minute", "%d minutes", minutes) % minutes)


def _text(link: Link) -> str:
    """Say what it is for and how long, and neither the words nor the link: those go another way."""
    parts = (
        _("Your code is %(code)s. It is good for ten minutes, and once.") % {"code": CODE_HERE},
        _("Type it on the page that %(name)s gave you.") % {"name": link.made_by},
        _("If you have asked for no code, somebody else has your link. Tell %(name)s.")
        % {"name": link.made_by},
    )
    return "\n\n".join(parts)
