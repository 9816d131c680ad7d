"""The ledger of promises: what is due, what was broken, what was kept and when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q

from clarion.desk.models import Promise
from clarion.desk.rules.matters.lives import PENDING

PAGE = 50
_SHOWN_MAX = 100
# A count beyond this says nothing more than "too many".
COUNT_MAX = 99
VIEWS = ("pending", "mine", "settled")


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseNow:
    """One promise. `is_late`: its time is over and it was not kept; or it was kept after that."""

    id: int
    words: str
    wall: str
    zone: str
    due_at: datetime
    owner_id: int
    owner: str
    made_by: str
    made_at: datetime
    state: str
    is_late: bool
    settled_by: str
    settled_at: datetime | None
    why: str
    matter_id: int | None
    matter: str
    case_id: int | None
    case: str

    @property
    def pending(self) -> bool:
        """Whether somebody has still to see to it."""
        return self.state in PENDING


def promises(
    *, office_id: int, view: str, staff_id: int | None, at: datetime, page: int = 0
) -> tuple[list[PromiseNow], bool]:
    """Return a page of promises and whether there are more.

    `pending`, and of them `mine`: broken ones first, then by their time. `settled`: newest first.
    """
    rows = _rows().filter(office_id=office_id)
    if view == "settled":
        rows = rows.exclude(state__in=PENDING).order_by("-settled_at", "-id")
    else:
        mine = Q(owner_id=staff_id) if view == "mine" else Q()
        rows = rows.filter(mine, state__in=PENDING).order_by("state", "due_at", "id")
    found = [_now(row, at) for row in rows[page * PAGE : (page + 1) * PAGE + 1]]
    return found[:PAGE], len(found) > PAGE


def promises_of(
    *, matter_ids: Sequence[int] = (), case_id: int | None = None, at: datetime
) -> tuple[PromiseNow, ...]:
    """Return what was promised in matters, or to one case: what is pending first."""
    about = Q(case_id=case_id) if case_id is not None else Q(matter_id__in=matter_ids)
    found = [_now(row, at) for row in _rows().filter(about).order_by("-id")[:_SHOWN_MAX]]
    return tuple(sorted(found, key=lambda one: (not one.pending, one.due_at)))


def promise(*, office_id: int, promise_id: int, at: datetime) -> PromiseNow:
    """Return one promise; raises `NotFound`."""
    return _now(_rows().of(office_id).get_or_refuse(pk=promise_id), at)


def broken_promises(*, office_id: int) -> int:
    """Count what was promised and not kept, up to `COUNT_MAX`; an index answers it."""
    rows = Promise.objects.of(office_id).filter(state="broken")
    return len(rows.values_list("id", flat=True)[:COUNT_MAX])


def _rows() -> Any:
    return Promise.objects.select_related("owner", "matter", "case")


def _now(row: Promise, at: datetime) -> PromiseNow:
    return PromiseNow(
        id=row.pk,
        words=row.words,
        wall=row.wall,
        zone=row.zone,
        due_at=row.due_at,
        owner_id=row.owner_id,
        owner=row.owner.name,
        made_by=row.made_by,
        made_at=row.made_at,
        state=row.state,
        is_late=row.due_at <= (row.settled_at or at),
        settled_by=row.settled_by,
        settled_at=row.settled_at,
        why=row.why,
        matter_id=row.matter_id,
        matter=row.matter.reference if row.matter else "",
        case_id=row.case_id,
        case=row.case.reference if row.case else "",
    )
