"""Who in a matter that has ended has not been told how it ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from clarion.desk.models import TOLD, Answer, Case, Matter
from clarion.desk.rules.lives import OVER

SHOWN_MAX = 10
# A count beyond this says nothing more than "too many".
COUNT_MAX = 99
# So long after its end somebody may come into a matter, or a telling may be found to have failed.
_LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True, kw_only=True)
class UntoldNow:
    """One of them; `trouble`: what became of our answer, if one did not arrive."""

    case_id: int
    reference: str
    name: str
    trouble: str


def untold_matters(*, office_id: int) -> int:
    """Count the matters that ended with somebody untold, up to `COUNT_MAX`; an index answers it."""
    rows = Matter.objects.of(office_id).filter(untold=True, into=None)
    return len(rows.values_list("id", flat=True)[:COUNT_MAX])


def offices_with_endings(*, at: datetime) -> list[int]:
    """Return the offices that have such matters, or some that ended of late."""
    rows = Matter.objects.filter(_ended(at))
    return list(rows.order_by().values_list("office_id", flat=True).distinct())


def endings(*, office_id: int, limit: int, at: datetime) -> list[int]:
    """Return matters of an office that ended with somebody untold, or of late: any of them.

    By chance, so that each has its turn however many there are.
    """
    rows = Matter.objects.of(office_id).filter(_ended(at)).order_by("?")
    return list(rows.values_list("id", flat=True)[:limit])


def _ended(at: datetime) -> Q:
    return Q(into=None) & (Q(untold=True) | Q(resolved_at__gt=at - _LATELY))


def untold_in(matter: Matter) -> tuple[UntoldNow, ...]:
    """Return the first of them, and one more than are shown where there are more; one query."""
    rows = untold_cases(matter).select_related("correspondent").order_by("id")
    return tuple(_now(case) for case in rows[: SHOWN_MAX + 1])


def untold_cases(matter: Matter) -> QuerySet[Case]:
    """Return the cases in it whose writers have had no answer of ours since it ended.

    Whoever was told under another case of theirs in it knows. Nobody waits to be told whose case
    somebody had ended before, who has taken back what they wrote, or who only said thank you. Where
    somebody decided that nobody more is told, those are left whose telling failed since.
    """
    told = Answer.objects.filter(
        TOLD,
        case__matter=matter.pk,
        case__correspondent=OuterRef("correspondent"),
        made_at__gte=matter.resolved_at,
    )
    rows: QuerySet[Case] = Case.objects.of(matter.office_id).filter(
        matter=matter, quiet=False, last_message__deleted_at=None
    )
    ended_before = Q(state__in=OVER, resolved_at__lt=matter.resolved_at)
    rows = rows.exclude(ended_before).filter(~Exists(told))
    if matter.spared_at is not None:
        lost = Answer.objects.filter(case=OuterRef("pk")).filter(
            Q(dispatch__bounced_at__gt=matter.spared_at)
            | Q(dispatch__settled_at__gt=matter.spared_at) & ~Q(dispatch__state="sent")
        )
        rows = rows.exclude(trouble="").filter(Exists(lost))
    return rows


def _now(case: Case) -> UntoldNow:
    who: Any = case.correspondent
    return UntoldNow(
        case_id=case.pk,
        reference=case.reference,
        name=who.name or who.handle or who.remote_id,
        trouble=case.trouble,
    )
