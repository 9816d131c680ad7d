"""Who does something, as they were when they did it."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from clarion.kit.refusals import NotAllowed


class Power(StrEnum):
    """What a role may include. Each action asks for one of these and for nothing else."""

    READ_CASES = "read cases"
    ANSWER = "answer"
    ASSIGN = "assign"
    ASSESS = "assess"
    CLOSE = "close"
    PUBLISH = "write statements"
    RECALL = "take statements down"
    SIGN = "sign"
    HOLD = "hold"
    LISTEN = "listen"
    WRITE_SNIPPETS = "write snippets"
    SETTLE_UNKNOWN = "settle unknown outcomes"
    REPLAY = "replay parked arrivals"
    CONNECT_ACCOUNTS = "connect accounts"
    MANAGE_PEOPLE = "manage people"
    MANAGE_OFFICE = "manage the office"
    READ_LEDGER = "read the ledger"
    MOVE_POST = "move post"  # the clockwork's own: sort, triage, deliver, look again


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A person in a role of one office, or the clockwork of that office."""

    office_id: int
    name: str
    role: str
    staff_id: int | None = None
    exercise: bool = False
    powers: frozenset[Power] = field(default_factory=frozenset)

    def may(self, power: Power) -> bool:
        """Say whether the role includes it."""
        return power in self.powers

    def must(self, power: Power) -> None:
        """Go on only if the role includes it; raises `NotAllowed`."""
        if not self.may(power):
            raise NotAllowed(power=power.value)

    def must_one_of(self, *powers: Power) -> None:
        """Go on only if the role includes any of them; raises `NotAllowed` for the first."""
        if not any(self.may(power) for power in powers):
            raise NotAllowed(power=powers[0].value)

    @property
    def person(self) -> int:
        """The number of the person who acts; raises `NotAllowed` for the clockwork."""
        if self.staff_id is None:
            raise NotAllowed(power="to act as a person")
        return self.staff_id

    @classmethod
    def clockwork(cls, office_id: int) -> Self:
        """Clarion itself, acting for an office at a time or after an event."""
        return cls(
            office_id=office_id,
            name="Clarion",
            role="clockwork",
            powers=frozenset({Power.MOVE_POST}),
        )
