"""Which cases stand behind another row of the queue: never one in which a life may be at risk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from clarion.desk.rules.first_look import GRAVE, Risk


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A case as the queue places it."""

    case: int
    matter: int | None
    state: str
    risk: Risk
    troubled: bool
    wrote_again: bool
    rank: int
    due_at: datetime | None

    @property
    def order(self) -> tuple[int, bool, float, int]:
        """Its place in the queue: by rank, by clock, without a clock last."""
        due = self.due_at.timestamp() if self.due_at else 0.0
        return (self.rank, self.due_at is None, due, self.case)

    @property
    def folds(self) -> bool:
        """Whether it may stand behind another one of its matter."""
        in_many = self.matter is not None and self.state == "triaged"
        more = self.troubled or self.wrote_again
        return in_many and self.risk not in GRAVE and not more


def rows_of(places: Iterable[Place]) -> tuple[tuple[int, ...], Mapping[int, tuple[int, ...]]]:
    """Return the cases that have a row, in order, and for each those that stand behind it."""
    rows: list[int] = []
    behind: dict[int, list[int]] = {}
    first: dict[int, int] = {}
    for one in sorted(places, key=lambda place: place.order):
        if one.folds and one.matter in first:
            behind[first[one.matter]].append(one.case)
            continue
        if one.folds and one.matter is not None:
            first[one.matter] = one.case
        rows.append(one.case)
        behind[one.case] = []
    return tuple(rows), {case: tuple(others) for case, others in behind.items()}
