"""What may not be said yet: an embargo, next of kin not told, a court's order, an election."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clarion.kit.refusals import Refusal
from clarion.publishing.rules.standards.guide import pattern_of

WORDS_MAX = 20
LOCKS_MAX = 100


class Subject(StrEnum):
    """Why something is locked. A lock ends at its time, or when somebody ends it."""

    EMBARGO = "embargo"
    KIN = "kin"
    COURT = "court"
    ELECTION = "election"


class LockUnclear(Refusal):
    """A lock needs words to look for, and an embargo or an election the time at which it ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """One lock. `words`: plain words, as in the guide; an election may have none, and is general.

    `from_at` and `until_at` are on the office's clock; None has no end until somebody ends it.
    """

    subject: Subject
    words: tuple[str, ...]
    from_at: datetime
    until_at: datetime | None
    why: str

    def holds_at(self, at: datetime) -> bool:
        """Whether it is in force at a time."""
        return self.from_at <= at and (self.until_at is None or at < self.until_at)

    def found_in(self, text: str) -> list[str]:
        """Return the words of it that stand in a text."""
        found = [match.group(0) for word in self.words for match in pattern_of(word).finditer(text)]
        return list(dict.fromkeys(found))


def refuse_lock(lock: Lock) -> None:
    """Refuse one that could never hold; raises `LockUnclear`, `EntryUnclear`."""
    if not lock.words and lock.subject is not Subject.ELECTION:
        raise LockUnclear
    if len(lock.words) > WORDS_MAX:
        raise LockUnclear
    if lock.until_at is None and lock.subject in {Subject.EMBARGO, Subject.ELECTION}:
        raise LockUnclear
    if lock.until_at is not None and lock.until_at <= lock.from_at:
        raise LockUnclear
    for word in lock.words:
        pattern_of(word)
