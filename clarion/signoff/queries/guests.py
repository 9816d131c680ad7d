"""Guests: who of another house may sign which step of which chain."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from clarion.kit.actor import Actor
from clarion.signoff.models import Guest, Request
from clarion.signoff.rules.links import Way


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestNow:
    """Somebody of another house who may sign one step."""

    id: int
    chain_id: int
    step: int
    name: str
    organisation: str
    email: str
    way: Way
    proposed: bool
    replaces_id: int | None
    begun_by: str
    begun_by_id: int | None
    begun_at: datetime
    agreed_by: str


def guests(*, office_id: int, chain_id: int) -> list[GuestNow]:
    """Return those whom a chain names, step by step, and those who wait for a second person."""
    rows = _rows(office_id).filter(chain_id=chain_id)
    return [_now(row) for row in rows]


def proposed_guests(*, office_id: int) -> list[GuestNow]:
    """Return those who wait for a second person, in whatever chain."""
    return [_now(row) for row in _rows(office_id).filter(proposed=True)]


def guests_to_agree(*, actor: Actor) -> QuerySet[Guest]:
    """Return those who wait for this very person, who has not named them."""
    own = Q(begun_by_staff_id=actor.staff_id) | Q(begun_by_staff_id=None, begun_by=actor.name)
    return _rows(actor.office_id).filter(proposed=True).exclude(own)


def guests_for(*, office_id: int, request_id: int) -> list[GuestNow]:
    """Return who could be given a link for the step at which a request stands."""
    request = Request.objects.of(office_id).get_or_refuse(pk=request_id)
    rows = _rows(office_id).filter(proposed=False, chain_id=request.under_id, step=request.step)
    return [_now(row) for row in rows]


def _rows(office_id: int) -> QuerySet[Guest]:
    rows: QuerySet[Guest] = Guest.objects.of(office_id)
    rows = rows.filter(ended_at=None, chain__ended_at=None)
    return rows.order_by("step", "name", "id")


def _now(row: Guest) -> GuestNow:
    return GuestNow(
        id=row.pk,
        chain_id=row.chain_id,
        step=row.step,
        name=row.name,
        organisation=row.organisation,
        email=row.email,
        way=Way(row.way),
        proposed=row.proposed,
        replaces_id=row.replaces_id,
        begun_by=row.begun_by,
        begun_by_id=row.begun_by_staff_id,
        begun_at=row.begun_at,
        agreed_by=row.agreed_by,
    )
