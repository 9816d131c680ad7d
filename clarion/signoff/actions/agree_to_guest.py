"""A second person agrees to a guest: to who they are, and how they come by their codes."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.actions.name_guest import NamedAlready, WorksHere
from clarion.signoff.models import Guest


class ProposedByYou(Refusal):
    """You have proposed this yourself, so somebody else who manages the office must agree."""


@transaction.atomic
def agree_to_guest(*, guest_id: int, by: Actor, at: datetime) -> None:
    """From now on they may sign; whom they replace may no more.

    Raises `ProposedByYou`, `WorksHere`, `NamedAlready`.
    """
    by.must(Power.MANAGE_OFFICE)
    rows = Guest.objects.of(by.office_id).filter(ended_at=None, chain__ended_at=None)
    guest = rows.locked().get_or_refuse(pk=guest_id, proposed=True)
    named_by = guest.begun_by_staff_id
    if named_by == by.person or (named_by is None and guest.begun_by == by.name):
        raise ProposedByYou
    if people.is_known(email=guest.email):
        raise WorksHere
    if guest.replaces_id is not None:
        earlier = Guest.objects.filter(pk=guest.replaces_id, ended_at=None)
        earlier.update(ended_at=at, ended_by=by.name)
    guest.proposed, guest.agreed_at, guest.agreed_by = False, at, by.name
    try:
        with transaction.atomic():
            guest.save(update_fields=["proposed", "agreed_at", "agreed_by"])
    except IntegrityError as error:
        raise NamedAlready from error
    enter(
        "guest agreed to",
        about=f"chain:{guest.chain_id}",
        by=by,
        at=at,
        guest=guest_id,
        replaces=guest.replaces_id,
    )
