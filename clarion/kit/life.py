"""The states of a thing as a map that is checked when Clarion starts; there is no way around it."""

from collections.abc import Mapping


class BrokenLife(Exception):
    """A map of states leads nowhere, or has a state that cannot be reached."""


class Life:
    """Which state may follow which. The first named is where everything begins.

    `Life(draft={"checked"}, checked={"sent"}, sent=set())`
    """

    def __init__(self, **moves: set[str]) -> None:
        """Keep the map, refusing one that is wrong; raises `BrokenLife`."""
        self._moves: Mapping[str, frozenset[str]] = {k: frozenset(v) for k, v in moves.items()}
        self.start = next(iter(moves), "")
        self._refuse_unknown_states()
        self._refuse_unreachable_states()

    @property
    def states(self) -> tuple[str, ...]:
        """Every state, in the order of the map."""
        return tuple(self._moves)

    @property
    def ends(self) -> frozenset[str]:
        """The states that nothing follows."""
        return frozenset(state for state, after in self._moves.items() if not after)

    def allows(self, old: str, new: str) -> bool:
        """Say whether `new` may follow `old`."""
        return new in self._moves.get(old, frozenset())

    def before(self, new: str) -> frozenset[str]:
        """Return the states that `new` may follow."""
        return frozenset(state for state, after in self._moves.items() if new in after)

    def _refuse_unknown_states(self) -> None:
        for state, after in self._moves.items():
            if unknown := after - set(self._moves):
                raise BrokenLife(f"{state} leads to {sorted(unknown)}, which are not states")
            if state in after:
                raise BrokenLife(f"{state} leads to itself")

    def _refuse_unreachable_states(self) -> None:
        reached, ahead = {self.start}, [self.start]
        while ahead:
            new = self._moves.get(ahead.pop(), frozenset()) - reached
            reached |= new
            ahead.extend(new)
        if lost := set(self._moves) - reached:
            raise BrokenLife(f"nothing leads from {self.start} to {sorted(lost)}")
