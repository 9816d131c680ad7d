"""How an area sounds: a word for it, against what is usual there; nothing said of a few people."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median
from typing import Final

from clarion.kit.pace import DAYS_MIN

# What fewer people say is theirs, and no figure of an area.
PEOPLE_MIN: Final = 5
# Temperatures in hundredths, -100 (bitter) to 100 (grateful); see `clarion/reading/feelings`.
UPSET_TO: Final = -30
PLEASED_FROM: Final = 30
_BITTER_TO: Final = -40
_TENSE_TO: Final = -15
_WARM_FROM: Final = 15
# What an area differs by from day to day without anything having happened.
_DIFFERS_BY: Final = 15


class Sound(StrEnum):
    """How the people of an area sound on the whole, the coldest first."""

    BITTER = "bitter"
    TENSE = "tense"
    CALM = "calm"
    WARM = "warm"
    NOT_KNOWN = "not known"


class Change(StrEnum):
    """How that compares with the days before."""

    COLDER = "colder"
    USUAL = "usual"
    WARMER = "warmer"
    NOT_KNOWN = "not known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """So many people whose feelings could be read, and their mean temperature, if there is one."""

    people: int
    mean: float | None

    @property
    def is_enough(self) -> bool:
        """Whether anything may be said about them all."""
        return self.mean is not None and self.people >= PEOPLE_MIN


def sound(heard: Heard) -> Sound:
    """Return the word for it."""
    if heard.mean is None or not heard.is_enough:
        return Sound.NOT_KNOWN
    if heard.mean <= _BITTER_TO:
        return Sound.BITTER
    if heard.mean <= _TENSE_TO:
        return Sound.TENSE
    return Sound.WARM if heard.mean >= _WARM_FROM else Sound.CALM


def change(now: Heard, before: Sequence[Heard]) -> Change:
    """Compare with the median of those days on which enough people were heard."""
    days = [one.mean for one in before if one.mean is not None and one.is_enough]
    if now.mean is None or not now.is_enough or len(days) < DAYS_MIN:
        return Change.NOT_KNOWN
    difference = now.mean - median(days)
    if abs(difference) < _DIFFERS_BY:
        return Change.USUAL
    return Change.COLDER if difference < 0 else Change.WARMER
