"""Find out which new cases say the same as others: two that do are a matter. Never a decision."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from clarion.desk.actions.matters.compare import compare
from clarion.desk.actions.matters.ending import UNSPARED
from clarion.desk.actions.matters.lining_up import (
    Line,
    is_overtaken,
    line_up,
    said_anew,
    still_fresh,
)
from clarion.desk.actions.matters.seating import (
    hold_seats,
    renew,
    said,
    tell_cases,
    write_down,
)
from clarion.desk.models import Belonging, Case, Heard, Matter, MatterCounter
from clarion.desk.rules.matters.lives import MATTER
from clarion.desk.rules.matters.placing import Begins, Found, Joins, place, steady
from clarion.desk.rules.matters.seats import Seat
from clarion.desk.rules.matters.typical import title
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter, enter_all

# Somebody puts a case into a matter while these are compared: once more, and not for ever.
_TRIES_MAX = 3


def group_cases(*, case_ids: Sequence[int], by: Actor, at: datetime) -> list[int]:
    """Compare these cases with the newest others; return the matters that have changed.

    At most `BATCH_MAX` at once. One that has been compared before is left where it is, so this can
    be done again any number of times. Nobody waits while it compares: what people do meanwhile to
    who belongs where stands, and a case whose words are others by then is left for the next time.
    """
    by.must(Power.MOVE_POST)
    for _try in range(_TRIES_MAX):
        line = line_up(case_ids, office_id=by.office_id, at=at)
        if not line.fresh:
            break
        found = compare(line.heard)
        with transaction.atomic():
            hold_seats(by.office_id)
            if not is_overtaken(line, by.office_id, at):
                return _seat(line, found, by, at)
    return []


def _seat(line: Line, found: Sequence[Found], by: Actor, at: datetime) -> list[int]:
    fresh = still_fresh(line, by.office_id)
    seats = _seats(line)
    gone = {case for case in line.fresh - fresh if seats[case] is None}
    found = steady(found, changed=said_anew(line, by.office_id) | gone, fresh=fresh)
    fresh &= {one.case for one in found}
    heard = {one.case_id: one for one in line.heard}
    Heard.objects.bulk_create(heard[case] for case in sorted(fresh))
    placed = place(found, seats=seats, fresh=fresh, alone=_alone(seats))
    moves, reasons = _moves(placed, heard, by, at)
    write_down(moves, reasons=reasons, change=None, by=by, at=at)
    renew((one.now for one in moves if one.now), by.office_id)
    _open_again((one.now for one in moves if one.now), by, at)
    enter_all("joined a matter", each=_entries(moves, reasons), by=by, at=at)
    tell_cases((one.case for one in moves), by.office_id)
    return sorted({one.now for one in moves if one.now})


def _seats(line: Line) -> dict[int, int | None]:
    rows = Case.objects.filter(pk__in=[one.case_id for one in line.heard])
    return dict(rows.values_list("pk", "matter_id"))


def _open_again(matter_ids: Iterable[int], by: Actor, at: datetime) -> None:
    """What somebody writes about again is not over."""
    over = Matter.objects.of(by.office_id).filter(
        pk__in=set(matter_ids), state__in=["resolved", "closed"]
    )
    for matter in over.order_by("pk").locked():
        move(matter, MATTER, "open", resolved_at=None, outcome="", untold=False, **UNSPARED)
        enter("matter reopened", about=matter.about, by=by, at=at)


def _alone(case_ids: Iterable[int]) -> set[int]:
    """Return what people have taken out of a matter, and not put back."""
    rows = Belonging.objects.filter(
        case_id__in=case_ids, ended__kind="moved out", ended__undone_at=None
    )
    return set(rows.values_list("case_id", flat=True))


def _moves(
    placed: Sequence[Joins | Begins], heard: Mapping[int, Heard], by: Actor, at: datetime
) -> tuple[list[Seat], dict[int, str]]:
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
