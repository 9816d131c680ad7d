"""How many within the last minutes, and have we seen this lately: both in bounded memory."""

from array import array
from collections.abc import Hashable, Sequence
from typing import Final

# 4 million cells of one byte, twice: half a million entries are mistaken for others in 1 %.
SIEVE_CELLS: Final = 1 << 22
# Fuller than so, it would take strangers for acquaintances: it forgets the older half at once.
SIEVE_ENTRIES_MAX: Final = 500_000


class Ring:
    """Counts in slots of equal length, the oldest overwritten by the newest."""

    __slots__ = ("counts", "head", "seconds")

    def __init__(self, *, slots: int, seconds: int) -> None:
        self.counts = array("I", bytes(4 * slots))
        self.seconds = seconds
        self.head = 0

    def add(self, at: float, people: int) -> None:
        """Count in the slot of that time; what is older than the ring is not counted."""
        slot = int(at // self.seconds)
        if slot != self.head:
            self.turn_to(slot)
        size = len(self.counts)
        if slot > self.head - size:
            self.counts[slot % size] += people

    def turn_to(self, slot: int) -> None:
        """Empty the slots between the newest one so far and this one."""
        size = len(self.counts)
        if slot <= self.head:
            return
        for passed in range(max(self.head + 1, slot - size + 1), slot + 1):
            self.counts[passed % size] = 0
        self.head = slot

    def last(self, number: int) -> Sequence[int]:
        """Return the counts of that many slots, the oldest first, the one in progress last."""
        size = len(self.counts)
        end = self.head % size + 1
        start = end - number
        if start >= 0:
            return self.counts[start:end]
        return self.counts[start:] + self.counts[:end]


class Sieve:
    """Remembers who was here within one to two spans, with few mistakes and no growth.

    A Bloom filter in two generations. What it says is right but for about one in a hundred
    newcomers, whom it takes for acquaintances.
    """

    def __init__(self, *, span_seconds: float, cells: int = SIEVE_CELLS) -> None:
        self._span_seconds = span_seconds
        self._mask = cells - 1
        self._now = bytearray(cells)
        self._before = bytearray(cells)
        self._until = 0.0
        self._entries = 0

    def is_new(self, what: Hashable, *, now: float) -> bool:
        """Whether this was not here lately. From now on it was."""
        if now >= self._until or self._entries >= SIEVE_ENTRIES_MAX:
            self._turn(now)
        mark = hash(what)
        one, two = mark & self._mask, (mark >> 24) & self._mask
        if self._now[one] and self._now[two]:
            return False
        self._now[one] = self._now[two] = 1
        self._entries += 1
        return not (self._before[one] and self._before[two])

    def _turn(self, now: float) -> None:
        long_ago = now >= self._until + self._span_seconds
        self._before = bytearray(len(self._now)) if long_ago else self._now
        self._now = bytearray(len(self._now))
        self._until = now + self._span_seconds
        self._entries = 0
