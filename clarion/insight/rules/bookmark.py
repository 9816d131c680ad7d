"""How far somebody has read in rows that are numbered when written, and seen when committed."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final, Self

# A row may be seen so long after rows with higher numbers: storing one takes no longer.
OVERLAP_SECONDS: Final = 120.0
# Of a flood only so many are kept in mind; the overlap is shorter then.
TAKEN_MAX: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """Everything up to `floor` is done with; beyond it, what is in `taken`.

    Every `OVERLAP_SECONDS` the floor is raised to `middle`, and `middle` to what was read by then.
    """

    floor: int = 0
    middle: int = 0
    turned_at: float = 0.0
    taken: frozenset[int] = frozenset()

    @property
    def newest(self) -> int:
        """The highest number that was read."""
        return max(self.floor, self.middle, *self.taken)

    def fresh(self, numbers: Iterable[int]) -> list[int]:
        """Return those that were not read yet, in order."""
        return sorted(one for one in numbers if not self.has(one))

    def has(self, number: int) -> bool:
        """Say whether it was read."""
        return number <= self.floor or number in self.taken

    def move(self, read: Collection[int], *, known: int, now: float) -> Self:
        """Return it after one more reading.

        `known` is the highest number there was before everything up to it was read; 0, if not
        everything was.
        """
        taken = self.taken | set(read)
        floor, middle, turned_at = self.floor, self.middle, self.turned_at
        if not 0 <= now - turned_at < OVERLAP_SECONDS:
            floor, turned_at = max(floor, middle), now
            middle = max(middle, known, max(taken, default=0))
        beyond = sorted(one for one in taken if one > floor)
        if len(beyond) > TAKEN_MAX:
            floor = beyond[-TAKEN_MAX - 1]
            beyond = beyond[-TAKEN_MAX:]
        return type(self)(
            floor=floor, middle=max(middle, floor), turned_at=turned_at, taken=frozenset(beyond)
        )

    def table(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {
            "floor": self.floor,
            "middle": self.middle,
            "turned_at": self.turned_at,
            "taken": sorted(self.taken),
        }

    @classmethod
    def of(cls, table: dict[str, Any]) -> Self:
        """Return it from JSON; a table that says nothing is the beginning."""
        return cls(**(table | {"taken": frozenset(table.get("taken", ()))}))
