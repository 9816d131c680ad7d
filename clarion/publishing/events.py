"""What happened to a statement."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementSaid:
    """What the public can read of a statement is not what it was: said, corrected, withdrawn."""

    office_id: int
    statement_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyToHand:
    """Words that others send or read out are signed, and their time has come."""

    office_id: int
    statement_id: int
