"""How much is written to an office, how fast, and how much that usually is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, F, Func, IntegerField, QuerySet

from clarion.postroom.models import Message
from clarion.postroom.queries.messages import MessageNow, messages

HEARD_PAGE = 50
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """What came in from `begin` on, for as long as a step: messages, and people who wrote them."""

    begin: datetime
    messages: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeardPage:
    """Messages, the newest first, and the number that the next page begins below; None: none."""

    messages: tuple[MessageNow, ...]
    before_id: int | None


def beats(*, office_id: int, begin: datetime, end: datetime, step: timedelta) -> list[Beat]:
    """Return each step from `begin` until before `end`, also where nobody wrote; one query."""
    rows = _written(office_id, begin, end).annotate(place=_steps(F("received_at") - begin, step))
    counted = {
        place: (written, people)
        for place, written, people in rows.values_list("place").annotate(
            Count("pk"), Count("correspondent", distinct=True)
        )
    }
    return [
        Beat(begin=moment, messages=found[0], people=found[1])
        for place, moment in enumerate(_moments(begin, end, step))
        for found in [counted.get(place, (0, 0))]
    ]


def people_before(*, office_id: int, end: datetime, span: timedelta, days: int) -> list[int]:
    """Return how many wrote in the span before this time of day, on each of the days before.

    Yesterday comes first. Days before the office heard anything are left out; two queries.
    """
    first = Message.objects.of(office_id).order_by("received_at").values_list("received_at")[:1]
    began = next((at for (at,) in first), None)
    if began is None:
        return []
    known = min(days, max((end - span - began) // _DAY, 0))
    ago = end - F("received_at")
    rows = (
        _written(office_id, end - known * _DAY - span, end - _DAY)
        .annotate(day=_steps(ago, _DAY), left=_steps(_within(ago), span))
        .filter(left=0)
    )
    counted = dict(rows.values_list("day").annotate(Count("correspondent", distinct=True)))
    return [counted.get(day, 0) for day in range(1, known + 1)]


def heard(
    *, office_id: int, begin: datetime, end: datetime, network: str = "", before_id: int | None
) -> HeardPage:
    """Return one page of what was written in a span; six queries at most."""
    rows = _written(office_id, begin, end)
    if network:
        rows = rows.filter(account__network=network)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    ids = list(rows.order_by("-pk").values_list("pk", flat=True)[: HEARD_PAGE + 1])
    shown = ids[:HEARD_PAGE]
    found = messages(office_id=office_id, message_ids=shown)
    return HeardPage(
        messages=tuple(sorted(found, key=lambda one: one.id, reverse=True)),
        before_id=shown[-1] if len(ids) > len(shown) else None,
    )


def by_network(*, office_id: int, begin: datetime, end: datetime) -> list[tuple[str, int]]:
    """Return how many messages came by each network, the most first."""
    rows = _written(office_id, begin, end).values_list("account__network")
    return sorted(rows.annotate(Count("pk")), key=lambda one: (-one[1], one[0]))


def _written(office_id: int, begin: datetime, end: datetime) -> QuerySet[Message]:
    """What people wrote: not our own words, nor what a machine sent by itself."""
    rows: QuerySet[Message] = Message.objects.of(office_id)
    return rows.filter(received_at__gte=begin, received_at__lt=end, ours=False, automatic=False)


def _steps(interval: object, step: timedelta) -> Func:
    """Return how many whole steps there are in an interval, in the database."""
    return Func(
        interval,
        template=f"FLOOR(EXTRACT(EPOCH FROM (%(expressions)s)) / {step.total_seconds():f})::int",
        output_field=IntegerField(),
    )


def _within(interval: object) -> Func:
    """Return what an interval has beyond whole days, in the database."""
    return Func(
        interval,
        template="make_interval(secs => MOD(EXTRACT(EPOCH FROM (%(expressions)s)), 86400)::float)",
    )


def _moments(begin: datetime, end: datetime, step: timedelta) -> Iterator[datetime]:
    while begin < end:
        yield begin
        begin += step
