"""The reviewed lists of words that press or do not, one file for each language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from clarion.reading.folding import split_words
from clarion.reading.phrases import Phrase, PhraseBook
from clarion.reading.urgency.urgency import UrgencyKind, UrgencyLevel

# What a text can ask for and what can be said of it; dangers come from the lexicons.
GRADED: Final = (
    UrgencyKind.HASTE,
    UrgencyKind.DEADLINE,
    UrgencyKind.HAPPENING,
    UrgencyKind.SINCE,
    UrgencyKind.REPEAT,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What a line means; without a kind it is a harmless way to use such words.

    `asked`: it is a deadline only inside a question, as "today" is.
    """

    kind: UrgencyKind | None
    level: UrgencyLevel = UrgencyLevel.LATER
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgencyWords:
    """One language's lines compiled."""

    language: str
    book: PhraseBook[Sign]
    until: frozenset[str]
    """Words before a time of day that make a deadline of it: "by", "before"."""
    examples: Mapping[str, tuple[str, ...]]
    """Sentences by the level that each must have; "nothing": later, for no reason."""


@cache
def urgency_words() -> Mapping[str, UrgencyWords]:
    """Return the lists by language, read and compiled once."""
    folder = resources.files("clarion.reading.urgency") / "words"
    tables = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    ]
    return {table["language"]: parse(table) for table in tables}


def parse(table: Mapping[str, Any]) -> UrgencyWords:
    """Return the list that a file's table describes; an unknown kind is a ValueError."""
    return UrgencyWords(
        language=table["language"],
        book=PhraseBook(_phrases(table)),
        until=frozenset(split_words(table.get("until", "")).folded),
        examples={level: tuple(lines) for level, lines in table.get("examples", {}).items()},
    )


def _phrases(table: Mapping[str, Any]) -> Iterator[Phrase[Sign]]:
    for kind in GRADED:
        for level, lines in table.get(kind.value, {}).items():
            yield from _each_line(lines, Sign(kind=kind, level=UrgencyLevel(level)))
    asked = Sign(kind=UrgencyKind.DEADLINE, level=UrgencyLevel.TODAY, asked=True)
    yield from _each_line(table.get("asked", ""), asked)
    yield from _each_line(table.get("vulnerable", ""), Sign(kind=UrgencyKind.VULNERABLE))
    yield from _each_line(table.get("no_haste", ""), Sign(kind=UrgencyKind.NO_HASTE))
    yield from _each_line(table.get("guard", ""), Sign(kind=None))


def _each_line(lines: str, sign: Sign) -> Iterator[Phrase[Sign]]:
    for line in lines.splitlines():
        if line.strip():
            yield Phrase(line=line.strip(), meaning=sign)
