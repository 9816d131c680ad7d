"""What waits at the door until a person has seen to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Case, CharField, Count, F, Min, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Cast, Coalesce
from django.db.models.lookups import In

from clarion.kit.ids import STATEMENT
from clarion.kit.numbers import is_number
from clarion.postroom.models import Attempt, Dispatch
from clarion.postroom.queries.dispatches import DispatchNow, dispatch_now, in_line
from clarion.postroom.rules.patience import LATE_AFTER

_CARDS_MAX = 50  # on one page
_COUNTED_MAX = 500  # how many more there are, nobody has to know exactly
# All renditions of a statement are sent, or dropped, together; everything else by itself.
_CARD = Case(
    When(about__startswith=STATEMENT, then=F("about")),
    default=Cast("pk", CharField()),
    output_field=CharField(),
)
# Only a person can say what became of these.
_UNSETTLED = Q(state__in=["unknown", "processing"], person_asked_at__isnull=False)
# A hold stopped these and was lifted: somebody looks at each again.
_REVIEW = Q(state="queued", review__isnull=False)
# Somebody has stopped these on purpose, so they are not late.
_HELD = Q(state="queued", reason__startswith="held by") | _REVIEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How many dispatches wait for a person."""

    unsettled: int
    late: int
    review: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToReview:
    """One page of what lifted holds had stopped; all renditions of a statement are on one card.

    `total` counts the cards of all pages; `uncounted`: there are more than that. `next`: where
    the next page begins; empty: this is the last one.
    """

    cards: tuple[tuple[DispatchNow, ...], ...]
    total: int
    uncounted: bool
    next: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """A dispatch of which nobody knows, or that is late, and where one could look."""

    dispatch: DispatchNow
    since_at: datetime
    evidence: str
    look_url: str


def waiting(*, office_id: int, at: datetime) -> Waiting:
    """Count it; cheap enough for every page."""
    rows = Dispatch.objects.of(office_id).filter(_UNSETTLED | _late(at) | _REVIEW)
    late = _late(at) & ~_UNSETTLED & ~_HELD
    found = rows.aggregate(
        unsettled=Count("id", filter=_UNSETTLED),
        late=Count("id", filter=late),
        review=Count("id", filter=_REVIEW),
    )
    return Waiting(**found)


def to_review(*, office_id: int, after: str = "") -> ToReview:
    """Return what lifted holds had stopped and nobody has looked at again, the longest first.

    `after` is the `next` of the page before; what is none of ours is the first page.
    """
    begins = _cards(office_id)
    if at := _place_of(after):
        begins = begins.filter(Q(first_at__gt=at[0]) | Q(first_at=at[0], first__gt=at[1]))
    chosen = begins.values("card")[: _CARDS_MAX + 1]
    held: QuerySet[Dispatch] = Dispatch.objects.of(office_id).filter(_REVIEW)
    rows = held.filter(In(_CARD, chosen)).order_by("due_at", "id")
    cards: dict[str | int, list[DispatchNow]] = {}
    for one in map(dispatch_now, rows.select_related("account")):
        cards.setdefault(one.about if one.is_statement else one.id, []).append(one)
    found = sorted(cards.values(), key=_place)
    more = len(found) > _CARDS_MAX
    counted = _cards(office_id)[: _COUNTED_MAX + 1].count() if at or more else len(found)
    last_at, last = _place(found[_CARDS_MAX - 1]) if more else (None, 0)
    return ToReview(
        cards=tuple(tuple(card) for card in found[:_CARDS_MAX]),
        total=min(counted, _COUNTED_MAX),
        uncounted=counted > _COUNTED_MAX,
        next=f"{last_at.isoformat()}~{last}" if last_at else "",
    )


def _cards(office_id: int) -> QuerySet[Any, Any]:
    """Return one row for each card, by the first that it holds, the longest waiting first."""
    held: QuerySet[Dispatch] = Dispatch.objects.of(office_id).filter(_REVIEW)
    cards = held.annotate(card=_CARD).values("card")
    return cards.annotate(first_at=Min("due_at"), first=Min("id")).order_by("first_at", "first")


def _place(card: list[DispatchNow]) -> tuple[datetime, int]:
    """Where a card stands in the list; the same as `_cards` says."""
    return min(one.due_at for one in card), min(one.id for one in card)


def _place_of(after: str) -> tuple[datetime, int] | None:
    """Read where a page begins; None: it comes from nobody of ours."""
    at, _tilde, pk = after.partition("~")
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return None
    return (moment, int(pk)) if moment.tzinfo and is_number(pk) else None


def unsettled(*, office_id: int, limit: int = 50) -> list[Unsettled]:
    """Return those of which nobody knows whether they were said, the oldest first."""
    rows = Dispatch.objects.of(office_id).filter(_UNSETTLED).order_by("unknown_since", "id")
    return _unsettled(rows, limit)


def late(*, office_id: int, at: datetime, limit: int = 50) -> list[Unsettled]:
    """Return what should have left more than two minutes ago, has no outcome and is not held."""
    rows = Dispatch.objects.of(office_id).filter(_late(at)).exclude(_UNSETTLED).exclude(_HELD)
    return _unsettled(rows.order_by("due_at", "id"), limit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Late:
    """What has been late for longest, and nobody has stopped. `due_at`: or since it was let go."""

    id: int
    about: str
    due_at: datetime


def oldest_late(*, office_id: int, at: datetime, since: datetime | None) -> Late | None:
    """Return what has waited for longest past its time and is not held; None: nothing is late.

    With `since`, only of what has become late after that: whatever was late already hides nothing.
    """
    rows = Dispatch.objects.of(office_id).filter(_late(at)).exclude(_HELD)
    rows = rows.annotate(time_from=Coalesce("released_at", "due_at"))
    if since is not None:
        rows = rows.filter(time_from__gt=since - LATE_AFTER)
    row = rows.order_by("time_from", "id").values_list("id", "about", "time_from").first()
    return Late(id=row[0], about=row[1], due_at=row[2]) if row else None


def offices_with_late(*, at: datetime) -> list[int]:
    """Return the offices in which something is late that nobody has stopped."""
    rows = Dispatch.objects.filter(_late(at)).exclude(_HELD)
    return list(rows.order_by().values_list("office_id", flat=True).distinct())


def _late(at: datetime) -> Q:
    """Each state by itself, because each has an index of its own.

    What a hold had stopped has time anew when somebody lets it leave. Whatever waits for its turn
    on its account is late on purpose, until its writer's own patience ends.
    """
    time = at - LATE_AFTER
    overdue = Q(due_at__lt=time) & (Q(released_at=None) | Q(released_at__lt=time))
    return (
        Q(overdue, state="queued") & ~in_line(at)
        | Q(overdue, state="sending")
        | Q(overdue, state__in=["unknown", "processing"])
    )


def _unsettled(rows: QuerySet[Dispatch], limit: int) -> list[Unsettled]:
    last = Attempt.objects.filter(dispatch=OuterRef("pk")).order_by("-number")
    found = rows.select_related("account", "answers").annotate(
        said=Subquery(last.values("evidence")[:1])
    )
    return [
        Unsettled(
            dispatch=dispatch_now(row),
            since_at=row.unknown_since or row.due_at,
            evidence=(row.said or "").partition(": ")[2] or row.reason,
            look_url=_web_address(row.answers.url if row.answers else "", row.account.url),
        )
        for row in found[:limit]
    ]


def _web_address(*candidates: str) -> str:
    """Return the first address that a browser may open; networks' words are not trusted."""
    return next((one for one in candidates if one.startswith(("https://", "http://"))), "")
