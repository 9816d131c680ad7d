"""Guests: who of another house may sign which step of which chain."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from clarion.kit.actor import Actor
from clarion.signoff.models import Guest, Request, Signature, codes_seen
from clarion.signoff.queries.keepers import keeps_mailbox
from clarion.signoff.rules.links import Way
from clarion.signoff.rules.quorum import is_own_work

_EMAIL = "guest__email"


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


def guests_for(
    *, office_id: int, request_id: int, giver: int
) -> tuple[list[GuestNow], list[GuestNow]]:
    """Return who could be given a link for the step by this person, and who by others only.

    A code that is read out is seen by whoever gives it: never by one who had a hand in the words,
    has signed them, or has seen the code of another guest. One that is sent could be read by
    whoever looks after the mailbox.
    """
    request = Request.objects.of(office_id).get_or_refuse(pk=request_id)
    rows = _rows(office_id).filter(proposed=False, chain_id=request.under_id, step=request.step)
    found = [_now(row) for row in rows]
    if not found:
        return [], []
    names = list(Signature.objects.filter(request=request).values_list("staff_id", _EMAIL))
    signed = {email.strip().lower() for _staff, email in names if email}
    hand = is_own_work(signer_id=giver, authors=frozenset(request.authors))
    hand = hand or any(staff_id == giver for staff_id, _email in names)
    seen = codes_seen(request, request.step).filter(made_by_staff=giver)
    given = set(seen.values_list("guest_id", flat=True))
    by_mail = any(one.way is Way.MAIL for one in found)
    keeper = by_mail and keeps_mailbox(office_id=office_id, staff_id=giver)
    theirs: list[GuestNow] = []
    others: list[GuestNow] = []
    for one in found:
        if one.email.strip().lower() in signed:
            continue
        barred = hand or bool(given - {one.id}) if one.way is Way.PHONE else keeper
        (others if barred else theirs).append(one)
    return theirs, others


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
