"""What a person does to who belongs where: one row that names it, and with it a way back."""

from collections.abc import Sequence
from datetime import datetime

from clarion.desk.actions.matters.ending import note_ending
from clarion.desk.actions.matters.seating import renew, tell_cases, write_down
from clarion.desk.models import Change, Matter
from clarion.desk.rules.matters.seats import Seat
from clarion.kit.actor import Actor
from clarion.ledger.actions import enter_all

_DEEDS = {
    "put in": "put into a matter",
    "moved out": "moved out of a matter",
    "split": "matter split",
    "merged": "matters merged",
}


def change_by_hand(
    kind: str,
    matter: Matter,
    moves: Sequence[Seat],
    *,
    other: Matter | None = None,
    by: Actor,
    at: datetime,
) -> Change:
    """Make the moves, whose cases are locked, and remember them as one change."""
    change = Change.objects.create(matter=matter, other=other, kind=kind, by=by.name, at=at)
    reasons = {one.case: f"{_DEEDS[kind]}, {by.name}" for one in moves}
    write_down(moves, reasons=reasons, change=change, by=by, at=at)
    renew_all(matter, other, moves, by)
    about = [matter.about, *([other.about] if other else [])]
    if kind != "merged":  # of a large one each case would have an entry that says nothing of it
        about += [f"case:{one.case}" for one in moves]
    facts = {"change": change.pk, "matter": matter.reference}
    enter_all(_DEEDS[kind], each=dict.fromkeys(about, facts), by=by, at=at)
    return change


def renew_all(matter: Matter, other: Matter | None, moves: Sequence[Seat], by: Actor) -> None:
    """Count whatever these moves have touched, and tell the open screens."""
    touched = {one.was for one in moves} | {one.now for one in moves} | {matter.pk}
    touched |= {other.pk} if other else set()
    renew((pk for pk in touched if pk is not None), by.office_id)
    for pk in sorted(pk for pk in touched if pk is not None):
        note_ending(pk)
    tell_cases((one.case for one in moves), by.office_id)
