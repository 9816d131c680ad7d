"""Whoever comes by a link: the request and the link are locked, and we know as whom they act."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people import queries as people
from clarion.signoff.models import Guest, Link, Request
from clarion.signoff.queries.keepers import keeps_mailbox
from clarion.signoff.queries.links import why_shut
from clarion.signoff.rules.links import Way, digest


class LinkShut(Refusal):
    """This link does not work any more. Nothing was signed by it just now."""


class GiverKeepsMailbox(Refusal):
    """Whoever gave you this link looks after the mailbox of the codes. Ask somebody else there."""


def office_of(secret: str) -> int | None:
    """Return whose link it is, if there is one."""
    offices = Link.objects.filter(secret_digest=digest(secret)).values_list("office_id", flat=True)
    return offices.first()


def lock_link(secret: str, at: datetime) -> tuple[Link, Request]:
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


def whoever(link: Link) -> Actor:
    """Return as whom they act: a colleague as they may now, a guest with this one power."""
    if link.guest is not None:
        return _guest(link, link.guest)
    by = people.actor_in(office_id=link.office_id, staff_id=link.staff_id or 0)
    if by is None:
        raise LinkShut
    by.must(Power.SIGN)
    return by


def refuse_keeper(link: Link) -> None:
    """Raise `GiverKeepsMailbox` if whoever made the link could read the guest's code as well.

    They may have come to look after the mailbox only since then.
    """
    by_mail = link.guest is not None and link.guest.way == Way.MAIL
    if by_mail and keeps_mailbox(office_id=link.office_id, staff_id=link.made_by_staff_id):
        raise GiverKeepsMailbox


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
