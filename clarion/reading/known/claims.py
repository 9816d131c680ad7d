"""What is known, and how a text stands to it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

# A longer name is not one.
ID_CHARACTERS_MAX: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A rumour, a fact or a past answer, in the words that people would use for it.

    ``answer`` is what we say to it (a verdict, a line to take). It is known from ``since`` until
    before ``until``, both aware; None is always. ValueError: no id, no words, or a time without
    its zone.
    """

    id: str
    text: str
    answer: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 < len(self.id) <= ID_CHARACTERS_MAX:
            raise ValueError(f"An id has 1 to {ID_CHARACTERS_MAX} characters.")
        if not self.text.strip():
            raise ValueError("A claim without words can be matched by nothing.")
        if any(one is not None and one.tzinfo is None for one in (self.since, self.until)):
            raise ValueError("A time without its zone could be any of many.")

    def holds(self, at: datetime | None) -> bool:
        """Whether it is known at a moment; without a moment, whether it is known at all."""
        if at is None:
            return True
        return (self.since is None or self.since <= at) and (self.until is None or at < self.until)


class Stance(StrEnum):
    """How a text stands to a claim about the same thing."""

    SAME = "same"
    ASKS = "asks"
    CONTRADICTS = "contradicts"
    OTHER_FIGURES = "other_figures"
    """It says so with other numbers: an update, or a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A claim that a text is about, and why we think so.

    ``score`` is 0 to 1: how sure it is that both are about the same thing. ``words`` are those
    that both hold, weightiest first; ``meaning`` is the cosine, None where it was not compared.
    ``differs`` are the words that decided a stance other than same.
    """

    claim: Claim
    score: float
    stance: Stance
    words: tuple[str, ...]
    meaning: float | None
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found for one text: the best first, or that nothing is known."""

    matches: tuple[Match, ...]

    @property
    def nothing_known(self) -> bool:
        return not self.matches
