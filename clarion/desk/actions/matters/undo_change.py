"""What was done by hand to who belongs where is undone: each change by itself."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.changing import renew_all
from clarion.desk.actions.matters.seating import hold_seats, seats_of, write_down
from clarion.desk.models import Belonging, Change, Matter
from clarion.desk.rules.matters.seats import NothingToUndo, Seat, home, undo
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotFound
from clarion.ledger.actions import enter


@transaction.atomic
def undo_change(*, change_id: int, by: Actor, at: datetime) -> int:
    """Put back what is still where the change has put it; return the matter that it was done to.

    Raises `AlreadyMoved` for what is undone, `NothingToUndo` where nothing is left of it.
    """
    by.must(Power.ASSIGN)
    hold_seats(by.office_id)
    change = (
        Change.objects.select_related("matter", "other")
        .filter(pk=change_id, matter__office_id=by.office_id)
        .first()
    )
    if change is None:
        raise NotFound
    if change.undone_at is not None:
        raise AlreadyMoved
    moved = _moved(change)
    moves = undo(seats_of(by.office_id, [one.case for one in moved]), moved=moved)
    if not moves and change.kind != "merged":
        raise NothingToUndo
    _bring_back(change)
    moves = _to_where_it_is_found(moves, by.office_id)
    write_down(moves, reasons=_reasons(change, moves), change=None, by=by, at=at)
    change.undone_by, change.undone_at = by.name, at
    change.save(update_fields=["undone_by", "undone_at"])
    renew_all(change.matter, change.other, moves, by)
    enter("matter undone", about=change.matter.about, by=by, at=at, change=change.pk)
    return change.matter_id


def _to_where_it_is_found(moves: tuple[Seat, ...], office_id: int) -> tuple[Seat, ...]:
    """A matter may have gone into another since: what comes back to it comes back to that one."""
    merged = Matter.objects.of(office_id).exclude(into=None)
    into = dict(merged.values_list("pk", "into_id"))
    found = (replace(one, now=home(one.now, into) if one.now else None) for one in moves)
    return tuple(one for one in found if one.was != one.now)


def _moved(change: Change) -> list[Seat]:
    """Return what the change did, from the rows that it ended and began."""
    was = dict(Belonging.objects.filter(ended=change).values_list("case_id", "matter_id"))
    now = dict(Belonging.objects.filter(begun=change).values_list("case_id", "matter_id"))
    return [Seat(case=case, was=was.get(case), now=now.get(case)) for case in sorted({*was, *now})]


def _reasons(change: Change, moves: tuple[Seat, ...]) -> dict[int, str]:
    """A case that comes back comes back for the reason for which it was there."""
    cases = [one.case for one in moves]
    rows = Belonging.objects.filter(ended=change, case_id__in=cases)
    return dict(rows.values_list("case_id", "because"))


def _bring_back(change: Change) -> None:
    if change.kind == "merged":
        Matter.objects.filter(pk=change.matter_id, into_id=change.other_id).update(into=None)
