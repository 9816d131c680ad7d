"""How far an answer to all has got: who has it, who waits, who is left out and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from clarion.channels.contract import Edge
from clarion.desk.models import TOLD, Answer, Circular, Matter
from clarion.desk.queries.matters.family import family
from clarion.desk.rules.matters.lives import UNDER_WAY
from clarion.kit.numbers import is_number

SHOWN_MAX = 10
PAGE = 40
# What has left and will not arrive any more, and nobody has to be asked about it.
_LOST = ("failed", "missed", "expired", "cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many got none for one reason."""

    why: str
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularNow:
    """One answer to all. `waiting`: not at the door yet; `leaving`: there, and not told yet."""

    id: int
    whom: str
    facts: dict[str, str]
    by: str
    made_at: datetime
    state: str
    returned_why: str
    ended_by: str
    ended_at: datetime | None
    waiting: int
    leaving: int
    told: int
    lost: int
    stopped: int
    left_out: tuple[LeftOut, ...]

    @property
    def under_way(self) -> bool:
        """Whether it can still be stopped."""
        return self.state in UNDER_WAY or bool(self.leaving and self.state == "done")

    @property
    def copies(self) -> int:
        """How many people it was written for."""
        return self.waiting + self.leaving + self.told + self.lost + self.stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldNow:
    """Who was told what, and when."""

    answer_id: int
    case_id: int
    reference: str
    person: str
    text: str
    edge: Edge
    by: str
    by_hand: bool
    at: datetime


def circulars_of(matter_ids: Sequence[int]) -> tuple[CircularNow, ...]:
    """Return the newest answers to all in these matters; two queries."""
    rows = Circular.objects.filter(matter_id__in=matter_ids).annotate(
        waiting=_copies(state="waiting"),
        stopped=_copies(state="stopped"),
        told=_copies(told_at__isnull=False),
        lost=_copies(told_at=None, answer__dispatch__state__in=_LOST)
        + _copies(told_at=None, answer__dispatch__bounced_at__isnull=False),
        queued=_copies(state="queued"),
    )
    found = list(rows.order_by("-id")[:SHOWN_MAX])
    reasons = _reasons([row.pk for row in found])
    return tuple(_now(row, reasons.get(row.pk, ())) for row in found)


def told(*, office_id: int, matter_id: int, after: str = "") -> tuple[list[ToldNow], str]:
    """Return a page of who in a matter was told what, newest first, and where the next begins.

    By an answer to all, by one to themselves, or by hand. Raises `NotFound`.
    """
    matter = Matter.objects.of(office_id).get_or_refuse(pk=matter_id)
    rows = Answer.objects.filter(TOLD, case__matter_id__in=family(matter))
    if is_number(after):
        rows = rows.filter(pk__lt=int(after))
    related = rows.select_related("case__correspondent", "dispatch").order_by("-id")
    found = [_told(row) for row in related[: PAGE + 1]]
    return found[:PAGE], str(found[PAGE - 1].answer_id) if len(found) > PAGE else ""


def _copies(**which: Any) -> Count:
    return Count("copies", filter=Q(**{f"copies__{name}": one for name, one in which.items()}))


def _reasons(circular_ids: list[int]) -> dict[int, tuple[LeftOut, ...]]:
    rows = (
        Circular.objects.filter(pk__in=circular_ids, copies__state="left_out")
        .values_list("pk", "copies__why")
        .annotate(many=Count("copies"))
        .order_by("pk", "-many")
    )
    found: dict[int, tuple[LeftOut, ...]] = {}
    for pk, why, many in rows:
        found[pk] = (*found.get(pk, ()), LeftOut(why=why, many=many))
    return found


def _now(row: Any, left_out: tuple[LeftOut, ...]) -> CircularNow:
    return CircularNow(
        id=row.pk,
        whom=row.whom,
        facts=dict(row.facts),
        by=row.by,
        made_at=row.made_at,
        state=row.state,
        returned_why=row.returned_why,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
        waiting=row.waiting,
        leaving=row.queued - row.told - row.lost,
        told=row.told,
        lost=row.lost,
        stopped=row.stopped,
        left_out=left_out,
    )


def _told(row: Any) -> ToldNow:
    who = row.case.correspondent
    settled = row.dispatch.settled_at if row.dispatch else None
    return ToldNow(
        answer_id=row.pk,
        case_id=row.case_id,
        reference=row.case.reference,
        person=who.name or who.handle or who.remote_id,
        text=row.text,
        edge=Edge(row.edge),
        by=row.by,
        by_hand=row.by_hand,
        at=settled or row.made_at,
    )
