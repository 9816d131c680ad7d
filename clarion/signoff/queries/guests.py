"""Guests: who of another house may sign which step of which chain."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from clarion.signoff.models import Guest, Request


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestNow:
    """Somebody of another house who may sign one step."""

    id: int
    chain_id: int
    step: int
    name: str
    organisation: str
    email: str
    begun_by: str
    begun_at: datetime


def guests(*, office_id: int, chain_id: int) -> list[GuestNow]:
    """Return those whom a chain names, step by step."""
    rows = _rows(office_id).filter(chain_id=chain_id)
    return [_now(row) for row in rows]


def guests_for(*, office_id: int, request_id: int) -> list[GuestNow]:
    """Return who could be given a link for the step at which a request stands."""
    request = Request.objects.of(office_id).get_or_refuse(pk=request_id)
    rows = _rows(office_id).filter(chain_id=request.under_id, step=request.step)
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
        begun_by=row.begun_by,
        begun_at=row.begun_at,
    )
