"""Whether a chain can be signed at all by the people who are there, and who is missing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from clarion.signoff.rules.quorum import Need, Step


class Lack(StrEnum):
    """What is wrong with a step."""

    NOBODY = "nobody"  # nobody holds its roles, or is its guest
    AUTHORS = "authors"  # only those hold them who wrote the words
    DEPUTIES = "deputies"  # only deputies are left, once its minutes are over
    TWICE = "twice"  # only those are left who must sign another step already


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A step that cannot be signed, or only late; `roles` are those for whom nobody is there."""

    place: int
    title: str
    roles: tuple[str, ...]
    lack: Lack
    deputies: tuple[str, ...]
    minutes: int

    @property
    def shut(self) -> bool:
        """Whether nobody can ever sign it."""
        return self.lack is not Lack.DEPUTIES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seat:
    """One signature that a step needs: one of these roles, or of its deputies."""

    place: int
    roles: tuple[str, ...]


def gaps(
    steps: Sequence[Step],
    *,
    signers: Mapping[int, str],
    authors: Collection[int] = (),
    guested: Collection[int] = (),
    left: Collection[int] | None = None,
    signed: Collection[int] = (),
    done: Collection[str] = (),
) -> tuple[Gap, ...]:
    """Return what is missing for the steps that are `left`; None: for all of them.

    `signers`: everybody who may sign at all, and in which role. `guested`: the places of steps
    that a guest may sign. Whoever wrote the words or has `signed` them signs no more; `done` are
    the roles that have signed the first of the steps that are left.
    """
    free = {one: role for one, role in signers.items() if one not in authors and one not in signed}
    found: list[Gap] = []
    places = list(range(len(steps))) if left is None else list(left)
    seats = [
        seat
        for place in places
        for seat in _seats(place, steps[place], done if place == places[0] else ())
    ]
    open_seats = [one for one in seats if one.place not in guested or _all(steps[one.place])]
    for seat in open_seats:
        step = steps[seat.place]
        if lack := _lack(step, seat, free, signers):
            found.append(_gap(seat, step, lack))
    shut = {one.place for one in found if one.shut}
    rest = [seat for seat in open_seats if seat.place not in shut]
    found += [_gap(seat, steps[seat.place], Lack.TWICE) for seat in _unseated(rest, steps, free)]
    return tuple(found)


def _all(step: Step) -> bool:
    return step.need is Need.ALL and bool(step.roles)


def _seats(place: int, step: Step, done: Collection[str]) -> list[_Seat]:
    """Return the seats that are still empty; a deputy who has signed has taken one of them."""
    if _all(step):
        missing = [role for role in step.roles if role not in done]
        standing_in = sum(role not in step.roles for role in done)
        return [_Seat(place=place, roles=(role,)) for role in missing[standing_in:]]
    return [_Seat(place=place, roles=step.roles)]


def _lack(
    step: Step, seat: _Seat, free: Mapping[int, str], signers: Mapping[int, str]
) -> Lack | None:
    if _able(free, seat.roles):
        return None
    if step.deputies and _able(free, step.deputies):
        return Lack.DEPUTIES
    there = _able(signers, seat.roles) or (step.deputies and _able(signers, step.deputies))
    return Lack.AUTHORS if there else Lack.NOBODY


def _able(people: Mapping[int, str], roles: Sequence[str]) -> list[int]:
    return [one for one, role in people.items() if not roles or role in roles]


def _gap(seat: _Seat, step: Step, lack: Lack) -> Gap:
    return Gap(
        place=seat.place,
        title=step.title,
        roles=seat.roles,
        lack=lack,
        deputies=step.deputies,
        minutes=step.minutes,
    )


def _unseated(
    seats: Sequence[_Seat], steps: Sequence[Step], free: Mapping[int, str]
) -> list[_Seat]:
    """Seat everybody once (augmenting paths), and return the seats that stay empty."""
    seated: dict[int, int] = {}

    def find(number: int, seen: set[int]) -> bool:
        seat = seats[number]
        roles = (*seat.roles, *steps[seat.place].deputies) if seat.roles else ()
        for person in _able(free, roles):
            if person in seen:
                continue
            seen.add(person)
            if person not in seated or find(seated[person], seen):
                seated[person] = number
                return True
        return False

    return [seat for number, seat in enumerate(seats) if not find(number, set())]
