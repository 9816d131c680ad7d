"""Tells by words and phrases what a text is about, and what it is for where it reports nothing."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from clarion.reading.sameness.words import compared

# "^" stands before a phrase that begins a text; a greeting or a name may stand before it.
BEGINS_WITHIN: Final = 3
# "*" stands for so many words at most.
GAP_MAX: Final = 6
# A subject beside which no other counts: plans for a wall against floods are no flood.
EVERYTHING: Final = "*"
# What shows no subject, though its words do: a fire engine is no fire.
NOTHING: Final = frozenset({"nothing"})

_WEEKS: Final = (
    "monday tuesday wednesday thursday friday saturday sunday",
    "montag dienstag mittwoch donnerstag freitag samstag sonntag",
    "lunes martes miercoles jueves viernes sabado domingo",
    "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "lendi madi mekredi jedi vandredi samdi dimanch",
)
_DAYS: Final = {
    word: day for week in _WEEKS for day, name in enumerate(week.split()) for word in compared(name)
}
# Before a day: what has lasted since then, or is so each week, is not of that day.
_OPEN: Final = frozenset(
    compared(
        "since every until seit jeden jeder bis desde cada hasta depuis chaque jusqu depi chak"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that follow one another, in parts with others between, and what they show."""

    parts: tuple[tuple[str, ...], ...]
    begins: bool
    shows: str
    size: int
    second: str
    """The word that must follow the first, or nothing: most phrases fail at it, and soon."""


def subjects_of(words: Sequence[str], *, without: frozenset[int] = frozenset()) -> frozenset[str]:
    """Return what compared words show a text to be about: "water", "fire".

    ``without`` are the numbers of words that name a place: in Water Lane there may be music.
    """
    book = _subjects()
    found = _find(words, book.by_word, without) - NOTHING
    if len(found) < 2:
        return found
    for name in found:
        if EVERYTHING in book.instead.get(name, ()):
            return frozenset({name})
    return found.difference(*(book.instead.get(name, ()) for name in found))


def purposes_of(words: Sequence[str]) -> frozenset[str]:
    """Return what a text is for where it is no report: "thanks", "press", "hours"; mostly none."""
    return _find(words, _purposes(), frozenset())


def is_troubled(words: frozenset[str]) -> bool:
    """Whether words say that something is wrong, broken or missing."""
    return not _subjects().trouble.isdisjoint(words)


def days_of(words: Sequence[str]) -> frozenset[int]:
    """Return of which days of a week words speak, Monday being 0; "since" and "every" name none."""
    if _DAYS.keys().isdisjoint(words):
        return frozenset()
    return frozenset(
        _DAYS[word]
        for at, word in enumerate(words)
        if word in _DAYS and _OPEN.isdisjoint(words[max(0, at - 2) : at])
    )


def _find(
    words: Sequence[str], by_word: Mapping[str, Sequence[Phrase]], without: frozenset[int]
) -> frozenset[str]:
    """Take the longest phrase that begins at each word; what lies within it begins no other."""
    found: set[str] = set()
    past = 0
    for at, word in enumerate(words):
        if word not in by_word or at < past or at in without:
            continue
        longest = 0
        following = words[at + 1] if at + 1 < len(words) else ""
        for phrase in by_word[word]:
            if phrase.second and phrase.second != following:
                continue
            if phrase.size < longest or (phrase.begins and at >= BEGINS_WITHIN):
                continue
            if end := _end(words, at, phrase.parts):
                found.add(phrase.shows)
                longest, past = phrase.size, max(past, end)
    return frozenset(found)


def _end(words: Sequence[str], at: int, parts: tuple[tuple[str, ...], ...]) -> int:
    """Return behind which word a phrase ends that begins at a word, or 0 where it does not."""
    end = at + len(parts[0])
    if tuple(words[at:end]) != parts[0]:
        return 0
    for part in parts[1:]:
        size = len(part)
        starts = range(end, min(end + GAP_MAX, len(words) - size) + 1)
        end = next((n + size for n in starts if tuple(words[n : n + size]) == part), 0)
        if not end:
            return 0
    return end


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subjects:
    by_word: Mapping[str, tuple[Phrase, ...]]
    instead: Mapping[str, frozenset[str]]
    trouble: frozenset[str]


@cache
def _subjects() -> _Subjects:
    table = _table("subjects")
    instead = {name: frozenset(_split(row)) for name, row in table.pop("instead").items()}
    trouble = frozenset(
        one for word in table.pop("trouble")["words"].split() for one in compared(word)
    )
    return _Subjects(by_word=_by_word(table), instead=instead, trouble=trouble)


@cache
def _purposes() -> Mapping[str, tuple[Phrase, ...]]:
    return _by_word(_table("purposes"))


def _table(name: str) -> dict[str, Any]:
    file = resources.files("clarion.reading.sameness") / f"{name}.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _split(row: str) -> Iterable[str]:
    return (one.strip() for one in row.split(","))


def _by_word(table: Mapping[str, str]) -> dict[str, tuple[Phrase, ...]]:
    """Return phrases by the word that begins them, the longest first."""
    by_word: dict[str, list[Phrase]] = {}
    for shows, row in table.items():
        for written in _split(row):
            parts = tuple(tuple(compared(part)) for part in written.lstrip("^").split("*"))
            one = Phrase(
                parts=parts,
                begins=written.startswith("^"),
                shows=shows,
                size=sum(map(len, parts)),
                second=parts[0][1] if len(parts[0]) > 1 else "",
            )
            by_word.setdefault(parts[0][0], []).append(one)
    return {
        word: tuple(sorted(phrases, key=lambda phrase: -phrase.size))
        for word, phrases in by_word.items()
    }
