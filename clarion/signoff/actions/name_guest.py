"""The office names somebody of another house who may sign one step of a chain."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.models import Chain, Guest


class WorksHere(Refusal):
    """This address belongs to somebody who works here, and no colleague signs as a guest."""


class NamedAlready(Refusal):
    """This address is named for that step already."""


class NoSuchStep(Refusal):
    """The chain has no such step."""


@transaction.atomic
def name_guest(
    *, chain_id: int, step: int, name: str, organisation: str, email: str, by: Actor, at: datetime
) -> int:
    """Return the guest's number. Their right ends with the chain.

    Raises `WorksHere`, `NamedAlready`, `NoSuchStep`.
    """
    by.must(Power.MANAGE_OFFICE)
    chains = Chain.objects.of(by.office_id).filter(ended_at=None)
    chain = chains.locked().get_or_refuse(pk=chain_id)
    if not 0 <= step < len(chain.steps):
        raise NoSuchStep
    if people.is_known(email=email):
        raise WorksHere
    try:
        with transaction.atomic():
            guest = Guest.objects.create(
                office_id=by.office_id,
                chain=chain,
                step=step,
                name=name.strip()[:120],
                organisation=organisation.strip()[:160],
                email=email.strip().lower(),
                begun_at=at,
                begun_by=by.name,
            )
    except IntegrityError as error:
        raise NamedAlready from error
    enter(
        "guest named",
        about=f"chain:{chain_id}",
        by=by,
        at=at,
        guest=guest.pk,
        step=step,
        organisation=guest.organisation,
    )
    return guest.pk
