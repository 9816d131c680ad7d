"""Find out which new cases say the same as others: two that do are a matter. Never a decision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Min

from clarion.desk.actions.matters.compare import compare, get_ready
from clarion.desk.actions.matters.ending import UNSPARED
from clarion.desk.actions.matters.seating import (
    hold_seats,
    renew,
    said,
    tell_cases,
    write_down,
)
from clarion.desk.models import Belonging, Case, CaseMessage, Heard, Matter, MatterCounter
from clarion.desk.rules.matters.lives import GOING_ON, MATTER
from clarion.desk.rules.matters.placing import (
    BATCH_MAX,
    COMPARED_MAX,
    COMPARED_WITHIN,
    REPRESENTED_MAX,
    Begins,
    Joins,
    place,
)
from clarion.desk.rules.matters.seats import Seat
from clarion.desk.rules.matters.typical import title
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter, enter_all
from clarion.reading.meaning import is_built


def group_cases(*, case_ids: Sequence[int], by: Actor, at: datetime) -> list[int]:
    """Compare these cases with the newest others; return the matters that have changed.

    At most `BATCH_MAX` at once. One that has been compared before is left where it is, so this can
    be done again any number of times.
    """
    by.must(Power.MOVE_POST)
    _get_ready(case_ids, by, at)
    with transaction.atomic():
        return _group(case_ids, by, at)


def _get_ready(case_ids: Sequence[int], by: Actor, at: datetime) -> None:
    fresh = CaseMessage.objects.filter(case_id__in=case_ids, case__office_id=by.office_id)
    texts = [said(one.message) for one in fresh.select_related("message")[:BATCH_MAX]]
    # Those that another worker has compared, or that were forgotten for another office's.
    if is_built():
        get_ready([*texts, *(said(one.message) for one in _recent(by.office_id, at))])


def _group(case_ids: Sequence[int], by: Actor, at: datetime) -> list[int]:
    hold_seats(by.office_id)
    fresh = _hear(sorted(set(case_ids))[:BATCH_MAX], by, at)
    if not fresh:
        return []
    recent = _recent(by.office_id, at)
    seats = {one.case_id: one.case.matter_id for one in recent}
    placed = place(compare(recent), seats=seats, fresh=fresh, alone=_alone(seats))
    moves, reasons = _moves(placed, recent, by, at)
    write_down(moves, reasons=reasons, change=None, by=by, at=at)
    renew((one.now for one in moves if one.now), by.office_id)
    _open_again((one.now for one in moves if one.now), by, at)
    enter_all("joined a matter", each=_entries(moves, reasons), by=by, at=at)
    tell_cases((one.case for one in moves), by.office_id)
    return sorted({one.now for one in moves if one.now})


def _open_again(matter_ids: Iterable[int], by: Actor, at: datetime) -> None:
    """What somebody writes about again is not over."""
    over = Matter.objects.of(by.office_id).filter(
        pk__in=set(matter_ids), state__in=["resolved", "closed"]
    )
    for matter in over.order_by("pk").locked():
        move(matter, MATTER, "open", resolved_at=None, outcome="", untold=False, **UNSPARED)
        enter("matter reopened", about=matter.about, by=by, at=at)


def _hear(case_ids: list[int], by: Actor, at: datetime) -> set[int]:
    """Note by which message each of them is compared; return those that were not before."""
    known = Heard.objects.of(by.office_id).filter(case_id__in=case_ids)
    heard = set(known.values_list("case_id", flat=True))
    cases = (
        Case.objects.of(by.office_id)
        .filter(pk__in=set(case_ids) - heard, quiet=False, matter=None)
        .order_by("id")
        .locked()
    )
    fresh = [case.pk for case in cases]
    first = CaseMessage.objects.filter(case_id__in=fresh).values("case_id")
    messages = dict(first.annotate(first=Min("message_id")).values_list("case_id", "first"))
    Heard.objects.bulk_create(
        Heard(case_id=pk, office_id=by.office_id, message_id=messages[pk], heard_at=at)
        for pk in fresh
        if pk in messages
    )
    return set(fresh)


def _recent(office_id: int, at: datetime) -> list[Heard]:
    """Return with what is compared: the newest, and of each older matter its typical one."""
    heard = Heard.objects.of(office_id).select_related("case", "message")
    newest = list(
        heard.filter(heard_at__gt=at - COMPARED_WITHIN).order_by("-heard_at", "-id")[:COMPARED_MAX]
    )
    if len(newest) == COMPARED_MAX:  # a flood has pushed others out, which may go on
        going_on = Matter.objects.of(office_id).filter(
            into=None, cases__gt=1, state__in=GOING_ON, last_at__gt=at - COMPARED_WITHIN
        )
        typical = going_on.order_by("-last_at", "-id").values("typical_id")[:REPRESENTED_MAX]
        there = [one.pk for one in newest]
        newest += heard.filter(message_id__in=typical).exclude(pk__in=there)
        newest.sort(key=lambda one: (one.heard_at, one.pk), reverse=True)
    return newest[::-1]


def _alone(case_ids: Iterable[int]) -> set[int]:
    """Return what people have taken out of a matter, and not put back."""
    rows = Belonging.objects.filter(
        case_id__in=case_ids, ended__kind="moved out", ended__undone_at=None
    )
    return set(rows.values_list("case_id", flat=True))


def _moves(
    placed: Sequence[Joins | Begins], recent: list[Heard], by: Actor, at: datetime
) -> tuple[list[Seat], dict[int, str]]:
    heard = {one.case_id: one for one in recent}
    begun = _begin(placed, heard, by, at)
    moves: list[Seat] = []
    reasons: dict[int, str] = {}
    for one in placed:
        match one:
            case Joins(case=case, matter=matter, because=because):
                moves.append(Seat(case=case, was=None, now=matter))
                reasons[case] = because
            case Begins(cases=cases):
                matter = next(begun)
                moves += [Seat(case=case, was=None, now=matter) for case, _ in cases]
                reasons |= dict(cases)
    return moves, reasons


def _begin(
    placed: Sequence[Joins | Begins], heard: Mapping[int, Heard], by: Actor, at: datetime
) -> Iterator[int]:
    """Make a row for each new matter, in order; what is in it is counted afterwards."""
    new = [one for one in placed if isinstance(one, Begins)]
    numbers = MatterCounter.take(office_id=by.office_id, year=at.year, many=len(new)) if new else []
    rows = []
    for one, number in zip(new, numbers, strict=True):
        message: Any = heard[one.cases[0][0]].message
        rows.append(
            Matter(
                office_id=by.office_id,
                reference=f"M-{number}",
                title=title(said(message)),
                typical_id=message.pk,
                since_at=message.received_at,
                last_at=message.received_at,
                made_at=at,
            )
        )
    return iter([row.pk for row in Matter.objects.bulk_create(rows)])


def _entries(moves: list[Seat], reasons: dict[int, str]) -> dict[str, dict[str, object]]:
    return {
        f"case:{one.case}": {"matter": one.now, "why": reasons.get(one.case, "")} for one in moves
    }
