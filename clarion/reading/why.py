"""The words of a text that led to what was read in it, short enough to be kept beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from clarion.reading.quote import Quote
from clarion.reading.reading import Category, Reading, Risk

# Of each thing so many words are kept: enough to see why, few enough to keep beside every message.
LED_MAX: Final = 4
WORDS_MAX: Final = 100
# Where many are counted, those words that most people used.
LED_SHOWN: Final = 6


class Of(StrEnum):
    """What the words led to."""

    URGENCY = "urgency"
    THEME = "theme"
    TEMPERATURE = "temperature"
    FIRST_HAND = "first hand"
    NEED = "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Words as they were written. `kind`: which haste, theme, feeling or need they speak for."""

    of: Of
    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    """The same words of several people, and how many of them wrote so."""

    kind: str
    words: str
    people: int


def why(reading: Reading, *, theme: str, risks: Iterable[Risk]) -> tuple[Why, ...]:
    """Return the words that led to each thing that is kept of a reading.

    `theme` is what it is about; `risks` speak for it where the model was not asked.
    """
    about = _words_of(theme, reading.categories) or [one.quote for one in risks]
    themes = (_why(Of.THEME, theme, quote) for quote in about[:LED_MAX] if theme)
    return (*_urgency(reading), *themes, *_felt(reading), *_rest(reading))


def to_rows(whys: Iterable[Why]) -> list[list[str]]:
    """Return them as they are stored."""
    return [[one.of.value, one.kind, one.words] for one in whys]


def from_rows(rows: Iterable[Sequence[str]]) -> tuple[Why, ...]:
    """Return what was stored."""
    return tuple(Why(of=Of(of), kind=kind, words=words) for of, kind, words in rows)


def by_name(
    counted: Iterable[tuple[str, str, str, int]],
) -> dict[str, tuple[Led, ...]]:
    """Return what was counted of each name: rows of a name, a kind, words and people, in order."""
    found: dict[str, list[Led]] = {}
    for name, kind, words, people in counted:
        found.setdefault(name, []).append(Led(kind=kind, words=words, people=people))
    return {name: tuple(every) for name, every in found.items()}


def _urgency(reading: Reading) -> Iterator[Why]:
    for reason in reading.urgency.reasons[:LED_MAX]:
        yield _why(Of.URGENCY, reason.kind.value, reason.quote)


def _words_of(theme: str, categories: Sequence[Category]) -> list[Quote]:
    return [quote for one in categories if one.kind == theme for quote in one.quotes]


def _felt(reading: Reading) -> Iterator[Why]:
    """Yield those of the feelings that weigh most in the temperature."""
    quotes = {one.kind: one.quote for one in reading.feelings}
    for share in reading.temperature.shares[:LED_MAX]:
        yield _why(Of.TEMPERATURE, share.kind.value, quotes[share.kind])


def _rest(reading: Reading) -> Iterator[Why]:
    seen = next((one.source_words for one in reading.claims if one.witness), None)
    if seen is not None:
        yield _why(Of.FIRST_HAND, "", seen)
    for need in reading.needs[:1]:
        yield _why(Of.NEED, need.kind.value, need.quote)


def _why(of: Of, kind: str, quote: Quote) -> Why:
    words = " ".join(quote.words.split())
    short = words if len(words) <= WORDS_MAX else words[: WORDS_MAX - 1] + "…"
    return Why(of=of, kind=kind, words=short)
