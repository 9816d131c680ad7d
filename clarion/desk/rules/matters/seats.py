"""Who belongs to which matter, and what each thing that is done by hand changes about it.

Pure: an action asks here which cases go where, and writes down exactly that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from clarion.kit.refusals import Refusal

# What one page shows and one press moves; a matter that is larger is merged as a whole.
SPLIT_MAX = 200


class NotInMatter(Refusal):
    """This case is not in that matter any more."""


class SameMatter(Refusal):
    """These two are one matter already."""


class NothingChosen(Refusal):
    """Choose at least one case, and leave at least one behind."""


class TooManyChosen(Refusal):
    """Choose at most {limit} cases at once."""


class NothingToUndo(Refusal):
    """There is nothing left of this to undo: its cases have been put elsewhere since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One case goes from one matter, or from none, into another, or into none."""

    case: int
    was: int | None
    now: int | None


Seats = Mapping[int, int | None]


def put_in(seats: Seats, *, case: int, matter: int) -> tuple[Seat, ...]:
    """Put a case into a matter; raises `SameMatter` if it is there."""
    if seats.get(case) == matter:
        raise SameMatter
    return (Seat(case=case, was=seats.get(case), now=matter),)


def move_out(seats: Seats, *, case: int, matter: int) -> tuple[Seat, ...]:
    """Take a case out of a matter; raises `NotInMatter`."""
    if seats.get(case) != matter:
        raise NotInMatter
    return (Seat(case=case, was=matter, now=None),)


def split(seats: Seats, *, cases: Iterable[int], matter: int, new: int) -> tuple[Seat, ...]:
    """Let these cases be a matter of their own.

    Raises `NotInMatter`, `NothingChosen` for none and for all of them, `TooManyChosen`.
    """
    chosen = sorted(set(cases))
    if len(chosen) > SPLIT_MAX:
        raise TooManyChosen(limit=SPLIT_MAX)
    if any(seats.get(case) != matter for case in chosen):
        raise NotInMatter
    left = sum(1 for seat in seats.values() if seat == matter) - len(chosen)
    if not chosen or not left:
        raise NothingChosen
    return tuple(Seat(case=case, was=matter, now=new) for case in chosen)


def merge(seats: Seats, *, matter: int, into: int) -> tuple[Seat, ...]:
    """Let everything that is in one matter be in another; raises `SameMatter`."""
    if matter == into:
        raise SameMatter
    inside = sorted(case for case, seat in seats.items() if seat == matter)
    return tuple(Seat(case=case, was=matter, now=into) for case in inside)


def undo(seats: Seats, *, moved: Iterable[Seat]) -> tuple[Seat, ...]:
    """Put back what is still where the change has put it; what was moved since stays there."""
    return tuple(
        Seat(case=one.case, was=one.now, now=one.was)
        for one in moved
        if seats.get(one.case) == one.now
    )


def after(seats: Seats, moves: Iterable[Seat]) -> dict[int, int | None]:
    """Return who sits where once these moves are made."""
    return {**seats, **{one.case: one.now for one in moves}}


def home(matter: int, into: Mapping[int, int | None]) -> int:
    """Return the matter in which a matter is found now, however often it was merged."""
    seen = {matter}
    while (next_one := into.get(matter)) is not None and next_one not in seen:
        seen.add(next_one)
        matter = next_one
    return matter
