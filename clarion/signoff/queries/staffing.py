"""Who can sign a chain or a request, and who is missing, as things stand now."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from clarion.kit.actor import Power
from clarion.people import queries as people
from clarion.signoff.models import Guest, chains_in_force, steps_of
from clarion.signoff.queries.chains import ChainNow
from clarion.signoff.queries.requests import OpenRequest
from clarion.signoff.queries.trust import spared_steps
from clarion.signoff.rules.quorum import chain_for
from clarion.signoff.rules.staffing import Gap, gaps


def gaps_of_chains(*, office_id: int, chains: list[ChainNow]) -> dict[int, tuple[Gap, ...]]:
    """Return what each chain lacks, whoever writes the words; those that lack nothing not."""
    there = _signers(office_id)
    found = {}
    rows = Guest.objects.of(office_id).filter(ended_at=None, proposed=False)
    guested = set(rows.values_list("chain_id", "step"))
    for chain in chains:
        places = [place for number, place in guested if number == chain.id]
        if lacking := gaps(chain.steps, signers=there, guested=places):
            found[chain.id] = lacking
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Staffing:
    """What a request lacks, and the names of the colleagues who can sign it now."""

    lacking: tuple[Gap, ...] = ()
    able: tuple[str, ...] = ()


def staffing_of_request(*, office_id: int, request: OpenRequest, at: datetime) -> Staffing:
    """Return who can sign, and who lacks from the step on at which it stands; if it is open."""
    if request.state != "open":
        return Staffing()
    there = people.named_with(office_id=office_id, power=Power.SIGN)
    able = [
        name
        for number, (name, role) in there.items()
        if request.is_for(staff_id=number, role=role, at=at)
    ]
    roles = {number: role for number, (_name, role) in there.items()}
    return Staffing(lacking=_lacking(office_id, request, roles), able=tuple(able))


def _lacking(office_id: int, request: OpenRequest, signers: dict[int, str]) -> tuple[Gap, ...]:
    rows = Guest.objects.of(office_id).filter(ended_at=None, proposed=False)
    places = rows.filter(chain_id=request.chain_id, chain__ended_at=None)
    signed = [one for one in request.signatures if one.staff_id]
    return gaps(
        request.steps,
        signers=signers,
        authors=request.authors,
        guested=list(places.values_list("step", flat=True)) if request.chain_id else (),
        left=request.left,
        signed=[one.staff_id for one in signed if one.staff_id],
        done=[one.role for one in signed if one.step == request.step],
    )


def gaps_for(
    *, office_id: int, theme: str, authors: Collection[int], at: datetime
) -> tuple[Gap, ...]:
    """Return what is missing to sign words for a theme, before anybody is asked to."""
    rows = chains_in_force(office_id).filter(emergency=False)
    guests = Guest.objects.filter(chain=OuterRef("pk"), ended_at=None, proposed=False)
    found = list(rows.annotate(guested=ArraySubquery(guests.values("step"))))
    number, steps = chain_for(theme, {row.pk: (row.themes, steps_of(row.steps)) for row in found})
    left_out = spared_steps(steps, office_id=office_id, hands=authors, theme=theme, at=at)
    return gaps(
        steps,
        signers=_signers(office_id),
        authors=authors,
        guested=next((row.guested for row in found if row.pk == number), ()),
        left=[place for place in range(len(steps)) if place not in left_out],
    )


def _signers(office_id: int) -> dict[int, str]:
    """Return everybody who may sign at all, and in which role."""
    found = people.named_with(office_id=office_id, power=Power.SIGN)
    return {number: role for number, (_name, role) in found.items()}
