"""Writes grouping down as frozen values, and takes it up again where it was left."""

from collections import Counter, OrderedDict, deque
from dataclasses import dataclass

import numpy as np

from clarion.reading.sameness.by_hand import Deed, trace_member
from clarion.reading.sameness.state import State
from clarion.reading.sameness.strands import MOMENTS_KEPT_MAX, Member, Strand
from clarion.reading.sameness.told import Joining
from clarion.reading.sameness.vectors import Encode, Vector, VectorShelf


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMember:
    """A telling. ``example`` says that later ones are compared with it; ``vector`` is float32."""

    id: str
    text: str
    order: int
    moment: float | None
    lat: float | None
    lon: float | None
    place: str
    life_risk: bool
    joining: Joining
    strand: int
    votes: int
    example: bool
    vector: bytes
    need: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedStrand:
    """What the tellings of a strand say together, and how many there were."""

    number: int
    matter: str
    size: int
    names: tuple[tuple[str, str, int], ...]
    lat_sum: float
    lon_sum: float
    located: int
    since: float | None
    last: float | None
    moments: tuple[float, ...]
    subjects: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """All that a grouper remembers. ``matters`` are the longest untouched first."""

    members: tuple[SavedMember, ...]
    strands: tuple[SavedStrand, ...]
    matters: tuple[tuple[str, tuple[int, ...]], ...]
    deeds: tuple[Deed, ...]
    counted: int
    named: int
    clock: float | None
    ahead: float | None


def save(state: State, deeds: list[Deed]) -> Saved:
    """Return everything that is remembered."""
    return Saved(
        members=tuple(
            _saved_member(state, member)
            for strand in state.strands.values()
            for member in strand.members.values()
        ),
        strands=tuple(map(_saved_strand, state.strands.values())),
        matters=tuple((matter, tuple(strands)) for matter, strands in state.matters.items()),
        deeds=tuple(deeds),
        counted=state.counted,
        named=state.named,
        clock=state.clock,
        ahead=state.ahead,
    )


def restore(saved: Saved, encode: Encode | None) -> tuple[State, list[Deed]]:
    """Return what was saved; vectors that are missing are made again."""
    state = State(
        matters=OrderedDict((matter, list(strands)) for matter, strands in saved.matters),
        counted=saved.counted,
        named=saved.named,
        clock=saved.clock,
        ahead=saved.ahead,
    )
    for strand in saved.strands:
        state.strands[strand.number] = _strand(strand)
    examples: list[tuple[Member, bytes]] = []
    for one in saved.members:
        member = _member(one)
        state.strands[member.strand].members[member.id] = member
        state.members[member.id] = member
        if one.example:
            examples.append((member, one.vector))
    vectors = _vectors(examples, encode)
    if vectors is not None:
        state.vectors = VectorShelf(width=vectors.shape[1])
    for at, (member, _) in enumerate(examples):
        state.keep(
            member=member,
            trace=trace_member(member),
            vector=vectors[at] if vectors is not None else None,
        )
    return state, list(saved.deeds)


def _vectors(examples: list[tuple[Member, bytes]], encode: Encode | None) -> Vector | None:
    if encode is None or not examples:
        return None
    if all(vector for _, vector in examples):
        return np.stack([np.frombuffer(vector, dtype=np.float32) for _, vector in examples])
    return encode([member.text for member, _ in examples])


def _saved_member(state: State, member: Member) -> SavedMember:
    vector = b""
    if state.vectors is not None and member.slot is not None:
        vector = state.vectors.row(member.slot).tobytes()
    return SavedMember(
        id=member.id,
        text=member.text,
        order=member.order,
        moment=member.moment,
        lat=member.lat,
        lon=member.lon,
        place=member.place,
        life_risk=member.life_risk,
        joining=member.joining,
        strand=member.strand,
        votes=member.votes,
        example=member.slot is not None,
        vector=vector,
        need=member.need,
    )


def _member(saved: SavedMember) -> Member:
    return Member(
        id=saved.id,
        text=saved.text,
        order=saved.order,
        moment=saved.moment,
        lat=saved.lat,
        lon=saved.lon,
        place=saved.place,
        life_risk=saved.life_risk,
        joining=saved.joining,
        strand=saved.strand,
        need=saved.need,
        votes=saved.votes,
    )


def _saved_strand(strand: Strand) -> SavedStrand:
    return SavedStrand(
        number=strand.number,
        matter=strand.matter,
        size=strand.size,
        names=tuple((name, kind, count) for (name, kind), count in strand.names.items()),
        lat_sum=strand.lat_sum,
        lon_sum=strand.lon_sum,
        located=strand.located,
        since=strand.since,
        last=strand.last,
        moments=tuple(strand.moments),
        subjects=tuple(strand.subjects.items()),
    )


def _strand(saved: SavedStrand) -> Strand:
    return Strand(
        number=saved.number,
        matter=saved.matter,
        size=saved.size,
        names=Counter({(name, kind): count for name, kind, count in saved.names}),
        subjects=Counter(dict(saved.subjects)),
        lat_sum=saved.lat_sum,
        lon_sum=saved.lon_sum,
        located=saved.located,
        since=saved.since,
        last=saved.last,
        moments=deque(saved.moments, maxlen=MOMENTS_KEPT_MAX),
    )
