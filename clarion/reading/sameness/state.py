"""Everything that grouping remembers, changed only through the few steps below."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from clarion.reading.sameness.index import WordIndex
from clarion.reading.sameness.strands import EXAMPLES_MAX, Member, Strand
from clarion.reading.sameness.told import Joining, Told
from clarion.reading.sameness.traces import Trace
from clarion.reading.sameness.vectors import Vector, VectorShelf

# Time that passes faster than this between two tellings is believed when both ends agree.
LEAP_SECONDS: Final = 86_400.0
# The first tellings of a matter are how it began; among later ones the oldest make room.
FIRST_EXAMPLES_KEPT: Final = 4


@dataclass(slots=True)
class State:
    """Matters, the strands that they are made of, and what finds them again."""

    strands: dict[int, Strand] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    matters: OrderedDict[str, list[int]] = field(default_factory=OrderedDict)
    """Strands of each matter, the matter longest untouched first."""
    traces: dict[int, tuple[Trace, Member]] = field(default_factory=dict)
    """What lies in each slot."""
    index: WordIndex = field(default_factory=WordIndex)
    vectors: VectorShelf | None = None
    free: list[int] = field(default_factory=list)
    counted: int = 0
    named: int = 0
    clock: float | None = None
    ahead: float | None = None
    """A moment far ahead of the clock that only one telling has named."""

    def begin(self) -> Strand:
        """Open a matter with one empty strand."""
        self.named += 1
        strand = Strand(number=self.named, matter=f"m{self.named}")
        self.strands[strand.number] = strand
        self.matters[strand.matter] = [strand.number]
        return strand

    def put(self, *, told: Told, trace: Trace, strand: Strand, joining: Joining) -> Member:
        """Put a telling into a strand."""
        self.counted += 1
        member = Member(
            id=told.id,
            text=told.text,
            order=self.counted,
            moment=trace.moment,
            lat=trace.lat,
            lon=trace.lon,
            place=told.place,
            life_risk=told.life_risk,
            joining=joining,
            strand=strand.number,
            need=told.need,
        )
        self.members[member.id] = member
        if gone := strand.add(member, trace):
            del self.members[gone.id]
        self.matters.move_to_end(strand.matter)
        if trace.moment is not None:
            self._tell_time(trace.moment)
        return member

    def _tell_time(self, moment: float) -> None:
        """Let the clock follow what is told; a leap counts once a second telling confirms it.

        Else one message from a machine whose clock is wrong would end every matter.
        """
        if self.clock is None:
            self.clock = moment
        elif moment - self.clock <= LEAP_SECONDS:
            self.clock = max(self.clock, moment)
        elif self.ahead is None:
            self.ahead = moment
        else:
            self.clock, self.ahead = min(self.ahead, moment), None

    def keep(self, *, member: Member, trace: Trace, vector: Vector | None) -> None:
        """Make a telling an example by which later ones find its strand."""
        strand = self.strands[member.strand]
        if len(strand.slots) >= EXAMPLES_MAX:
            self.drop_example(self.traces[strand.slots[FIRST_EXAMPLES_KEPT]][1])
        slot = self.free.pop() if self.free else len(self.traces)
        member.slot = slot
        strand.slots.append(slot)
        self.traces[slot] = (trace, member)
        self.index.add(slot, trace)
        if self.vectors is not None and vector is not None:
            self.vectors.put(slot, vector)

    def drop_example(self, member: Member) -> None:
        """Let a telling be found no more, though it stays in its matter."""
        slot = member.slot
        if slot is None:
            return
        trace, _ = self.traces.pop(slot)
        self.index.remove(slot, trace)
        if self.vectors is not None:
            self.vectors.clear(slot)
        self.strands[member.strand].slots.remove(slot)
        self.free.append(slot)
        member.slot = None

    def close(self, matter: str) -> None:
        """Let a matter fade from memory with all its tellings."""
        for number in self.matters.pop(matter):
            strand = self.strands[number]
            for slot in tuple(strand.slots):
                self.drop_example(self.traces[slot][1])
            for name in strand.members:
                del self.members[name]
            del self.strands[number]

    def matter_of(self, member: Member) -> str:
        return self.strands[member.strand].matter

    def members_of(self, matter: str) -> Iterator[Member]:
        """Yield the tellings of a matter, strand by strand."""
        for number in self.matters[matter]:
            yield from self.strands[number].members.values()

    def last_of(self, matter: str) -> float | None:
        """Return when a matter was last told, or None where no telling has a time."""
        return max(
            (last for n in self.matters[matter] if (last := self.strands[n].last) is not None),
            default=None,
        )
