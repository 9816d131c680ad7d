"""What is held, by whom, since when."""

from dataclasses import dataclass
from datetime import datetime

from clarion.postroom.models import Hold


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldNow:
    """A hold in force."""

    id: int
    scope: str
    subject: str
    why: str
    placed_by: str
    placed_at: datetime


def holds_in_force(*, office_id: int) -> list[HoldNow]:
    """Return the holds in force, newest first."""
    rows = Hold.objects.of(office_id).filter(lifted_at=None).order_by("-placed_at")
    return [
        HoldNow(
            id=row.pk,
            scope=row.scope,
            subject=row.subject,
            why=row.why,
            placed_by=row.placed_by,
            placed_at=row.placed_at,
        )
        for row in rows
    ]


def hold_now(*, office_id: int) -> HoldNow | None:
    """Return the widest hold in force, for the top bar; None: nothing is held."""
    found = holds_in_force(office_id=office_id)
    widest = [one for one in found if one.scope == "everything"]
    return next(iter(widest or found), None)
