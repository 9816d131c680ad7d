"""The office names somebody of another house who may sign one step of a chain."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.models import Chain, Guest
from clarion.signoff.rules.links import Way


class WorksHere(Refusal):
    """This address belongs to somebody who works here, and no colleague signs as a guest."""


class NamedAlready(Refusal):
    """This address is named for that step already."""


class NoSuchStep(Refusal):
    """The chain has no such step."""


@transaction.atomic
def name_guest(
    *,
    chain_id: int,
    step: int,
    name: str,
    organisation: str,
    email: str,
    way: Way = Way.PHONE,
    replaces: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Return the guest's number. Their right ends with the chain.

    A second person must agree first, however they come by a code: whoever could choose alone who
    they are could sign in the guest's place.

    Raises `WorksHere`, `NamedAlready`, `NoSuchStep`.
    """
    by.must(Power.MANAGE_OFFICE)
    chains = Chain.objects.of(by.office_id).filter(ended_at=None)
    chain = chains.locked().get_or_refuse(pk=chain_id)
    if not 0 <= step < len(chain.steps):
        raise NoSuchStep
    if people.is_known(email=email):
        raise WorksHere
    earlier = _standing(replaces, chain, step)
    _refuse_twice(email, chain, step, earlier)
    guest = Guest(
        office_id=by.office_id,
        chain=chain,
        step=step,
        name=name.strip()[:120],
        organisation=organisation.strip()[:160],
        email=email.strip().lower(),
        begun_at=at,
        begun_by=by.name,
        begun_by_staff_id=by.staff_id,
        way=way.value,
        proposed=True,
        replaces=earlier,
    )
    _keep(guest, by, at)
    return guest.pk


def _standing(number: int | None, chain: Chain, step: int) -> Guest | None:
    """Return whom they replace: somebody who may sign the same step now."""
    if number is None:
        return None
    rows = Guest.objects.of(chain.office_id).filter(ended_at=None, proposed=False)
    guest: Guest = rows.get_or_refuse(pk=number, chain=chain, step=step)
    return guest


def _refuse_twice(email: str, chain: Chain, step: int, earlier: Guest | None) -> None:
    """Nobody agrees to an address a second time, unless it takes its own place."""
    named = Guest.objects.of(chain.office_id).filter(ended_at=None, proposed=False)
    there = named.filter(chain=chain, step=step, email=email.strip().lower())
    if there.exclude(pk=earlier.pk if earlier else None).exists():
        raise NamedAlready


def _keep(guest: Guest, by: Actor, at: datetime) -> None:
    try:
        with transaction.atomic():
            guest.save(force_insert=True)
    except IntegrityError as error:
        raise NamedAlready from error
    enter(
        "guest proposed",
        about=f"chain:{guest.chain_id}",
        by=by,
        at=at,
        guest=guest.pk,
        step=guest.step,
        organisation=guest.organisation,
        way=guest.way,
        replaces=guest.replaces_id,
    )
