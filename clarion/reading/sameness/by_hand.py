"""What people do to matters: take apart, put together, and take either back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from clarion.reading.sameness.state import State
from clarion.reading.sameness.strands import Member, Strand
from clarion.reading.sameness.told import Told
from clarion.reading.sameness.traces import Trace, trace
from clarion.reading.sameness.vectors import Vector

# So many steps can be taken back.
UNDO_MAX: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a telling was before it was split off, and whether later ones were compared with it."""

    telling: str
    strand: int
    example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A split or a merge: which ``strands`` came from ``other`` to ``matter``.

    A split also names the places that its tellings had; a merge has none.
    """

    matter: str
    other: str
    strands: tuple[int, ...]
    places: tuple[Place, ...] = ()


def split(state: State, ids: Sequence[str], vector: Callable[[str], Vector | None]) -> Deed:
    """Put tellings into a matter of their own, where later ones find them."""
    members = [_member(state, one) for one in dict.fromkeys(ids)]
    matters = {state.matter_of(member) for member in members}
    if len(matters) != 1:
        raise ValueError("Only tellings of one matter can be split off together.")
    left = matters.pop()
    if len(members) == sum(1 for _ in state.members_of(left)):
        raise ValueError("These are the whole matter: there is nothing to split them from.")
    places = tuple(
        Place(telling=member.id, strand=member.strand, example=member.slot is not None)
        for member in members
    )
    strand = state.begin()
    for member in members:
        marks = trace_member(member)
        _move(state, member, marks, strand)
        if member.slot is None:
            state.keep(member=member, trace=marks, vector=vector(member.text))
    return Deed(matter=strand.matter, other=left, strands=(strand.number,), places=places)


def merge(state: State, *, into: str, other: str) -> Deed:
    """Give the strands of one matter to another; what is told later of either comes to it."""
    for matter in (into, other):
        if matter not in state.matters:
            raise LookupError(f"There is no open matter {matter}.")
    if into == other:
        raise ValueError("A matter cannot be merged with itself.")
    strands = tuple(state.matters.pop(other))
    state.matters[into] += strands
    state.matters.move_to_end(into)
    for number in strands:
        state.strands[number].matter = into
    return Deed(matter=into, other=other, strands=strands)


def undo(state: State, deed: Deed) -> str:
    """Take a deed back, with whatever has come to its strands since."""
    return _put_back(state, deed) if deed.places else _part(state, deed)


def _part(state: State, deed: Deed) -> str:
    back = [number for number in deed.strands if number in state.strands]
    here = state.matters.get(deed.matter, [])
    if not back or not set(back) < set(here):
        raise LookupError("What was merged has faded since.")
    here[:] = [number for number in here if number not in back]
    state.matters[deed.other] = back
    for number in back:
        state.strands[number].matter = deed.other
    _close_if_empty(state, deed.matter)
    _close_if_empty(state, deed.other)
    return deed.other


def _put_back(state: State, deed: Deed) -> str:
    apart = state.strands.get(deed.strands[0])
    homes = {place.telling: place for place in deed.places if place.strand in state.strands}
    if apart is None or not homes:
        raise LookupError("What was split has faded since.")
    home = state.strands[next(iter(homes.values())).strand]
    for member in tuple(apart.members.values()):
        place = homes.get(member.id)
        _move(state, member, trace_member(member), state.strands[place.strand] if place else home)
        if place and not place.example:
            state.drop_example(member)
    home.size += apart.size
    del state.strands[apart.number]
    state.matters[apart.matter].remove(apart.number)
    _close_if_empty(state, apart.matter)
    return home.matter


def _close_if_empty(state: State, matter: str) -> None:
    if not any(True for _ in state.members_of(matter)):
        state.close(matter)


def _move(state: State, member: Member, marks: Trace, to: Strand) -> None:
    left = state.strands[member.strand]
    left.take_out(member, marks)
    if member.slot is not None:
        left.slots.remove(member.slot)
        to.slots.append(member.slot)
    if gone := to.add(member, marks):
        del state.members[gone.id]
    to.members = dict(sorted(to.members.items(), key=lambda one: one[1].order))


def _member(state: State, telling: str) -> Member:
    member = state.members.get(telling)
    if member is None:
        raise LookupError(f"The telling {telling} is not known, or has faded.")
    return member


def trace_member(member: Member) -> Trace:
    """Return a kept telling as it is compared."""
    told = Told(
        id=member.id,
        text=member.text,
        at=None,
        lat=member.lat,
        lon=member.lon,
        place=member.place,
        life_risk=member.life_risk,
        need=member.need,
    )
    return replace(trace(told), moment=member.moment)
