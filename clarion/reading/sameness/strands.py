"""Holds matters while they are open: which tellings are in which, and what they say together."""

from collections import Counter, deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from clarion.reading.sameness.judging import Ground
from clarion.reading.sameness.streets import NOWHERE, Places
from clarion.reading.sameness.told import Joining
from clarion.reading.sameness.traces import Trace

# So many different ways of telling it are kept for comparison; further ones add cost, not reach.
EXAMPLES_MAX: Final = 12
# A matter that all the town tells keeps its newest tellings; all are counted.
MEMBERS_KEPT_MAX: Final = 2_000
# Among so many of the oldest one is let go, if possible none that tells of danger.
LOOKED_AT_MAX: Final = 64
# Enough moments to see whether it grows.
MOMENTS_KEPT_MAX: Final = 256
# A place that fewer of the tellings name is a slip or a comparison.
PLACE_SHARE_MIN: Final = 0.2
# What one telling shows beside what all are about is not what the matter is about.
SUBJECT_SHARE_MIN: Final = 0.5


@dataclass(slots=True)
class Member:
    """One telling as it lies in its strand. ``slot`` is where it can be found, or None."""

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
    need: str = ""
    slot: int | None = None
    votes: int = 0
    """How many later tellings were found to resemble this one."""


@dataclass(slots=True)
class Strand:
    """Tellings that came together by themselves. A matter is one strand, or several by hand."""

    number: int
    matter: str
    members: dict[str, Member] = field(default_factory=dict)
    size: int = 0
    slots: list[int] = field(default_factory=list)
    names: Counter[tuple[str, str]] = field(default_factory=Counter)
    subjects: Counter[str] = field(default_factory=Counter)
    lat_sum: float = 0.0
    lon_sum: float = 0.0
    located: int = 0
    since: float | None = None
    last: float | None = None
    moments: deque[float] = field(default_factory=lambda: deque(maxlen=MOMENTS_KEPT_MAX))
    known_ground: Ground | None = None
    """What `ground` said last, until a telling comes or goes."""

    def add(self, member: Member, trace: Trace) -> Member | None:
        """Take a telling in; return the one that is let go because there are too many."""
        self.members[member.id] = member
        member.strand = self.number
        self.size += 1
        self._weigh(trace, 1)
        if trace.moment is not None:
            self.moments.append(trace.moment)
            self.since = trace.moment if self.since is None else min(self.since, trace.moment)
            self.last = trace.moment if self.last is None else max(self.last, trace.moment)
        return self._too_many()

    def take_out(self, member: Member, trace: Trace) -> None:
        """Let a telling go that a person put elsewhere."""
        del self.members[member.id]
        self.size -= 1
        self._weigh(trace, -1)
        if trace.moment is not None and trace.moment in self.moments:
            self.moments.remove(trace.moment)
        known = [one.moment for one in self.members.values() if one.moment is not None]
        self.since, self.last = min(known, default=None), max(known, default=None)

    def ground(self) -> Ground:
        """Return what the tellings say together about where and when."""
        if self.known_ground is None:
            self.known_ground = self._ground()
        return self.known_ground

    def _ground(self) -> Ground:
        return Ground(
            places=self.places(),
            subjects=self._subjects(),
            lat=self.lat_sum / self.located if self.located else None,
            lon=self.lon_sum / self.located if self.located else None,
            since=self.since,
            last=self.last,
        )

    def places(self) -> Places:
        """Return the places that a fair share of those that name one name."""
        if not self.names:
            return NOWHERE
        most = max(self.names.values())
        return Places(
            kinds={
                name: kind
                for (name, kind), count in self.names.items()
                if count >= most * PLACE_SHARE_MIN
            }
        )

    def _subjects(self) -> frozenset[str]:
        """Return the subjects that half as many show as show the one that most show."""
        most = max(self.subjects.values(), default=0)
        return frozenset(
            name for name, count in self.subjects.items() if count >= most * SUBJECT_SHARE_MIN
        )

    def _weigh(self, trace: Trace, by: int) -> None:
        self.known_ground = None
        for named in trace.places.kinds.items():
            self.names[named] += by
            if self.names[named] <= 0:
                del self.names[named]
        for subject in trace.subjects:
            self.subjects[subject] += by
            if self.subjects[subject] <= 0:
                del self.subjects[subject]
        if trace.lat is not None and trace.lon is not None:
            self.lat_sum += by * trace.lat
            self.lon_sum += by * trace.lon
            self.located += by

    def _too_many(self) -> Member | None:
        if len(self.members) <= MEMBERS_KEPT_MAX:
            return None
        oldest = [
            member for member in islice(self.members.values(), LOOKED_AT_MAX) if member.slot is None
        ]
        gone = next((member for member in oldest if not member.life_risk), oldest[0])
        return self.members.pop(gone.id)
