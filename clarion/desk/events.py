"""What happened at the desk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesOpened:
    """New cases stand in the queue; what they have in common is not known yet."""

    office_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RumourNoted:
    """Somebody has written down what is being said, or another way of saying it."""

    office_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterResolved:
    """Somebody resolved a matter; its answered cases follow."""

    office_id: int
    matter_id: int
    staff_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CircularBegun:
    """An answer to all may leave."""

    office_id: int
    circular_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseDue:
    """A promise is due soon, or its time is over and nobody has said that it was kept."""

    office_id: int
    promise_id: int
    broken: bool
