"""The reviewed word lists that ship with Clarion, one file for each language."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any, Final

from clarion.reading.phrases import Phrase, PhraseBook
from clarion.reading.reading import Grade, NeedKind, RiskKind

_SET: Final = re.compile(r"@(\w+)")


class Section(StrEnum):
    """What the lines of one part of a lexicon are for."""

    RISK = "risk"
    NEED = "need"
    GUARD = "guard"
    """Harmless ways to use alarming words: lowers the risks that it overlaps."""
    TONE = "tone"
    """Signs of jest: lowers every risk of the text."""
    ELSEWHERE = "elsewhere"
    """Signs of fiction or history: lowers the risks of the same clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What a line of a lexicon means: its section, its language, and the kind it points to."""

    section: Section
    language: str
    risk: RiskKind | None = None
    grade: Grade | None = None
    need: NeedKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language's lines, and the words by which that language is known."""

    language: str
    phrases: tuple[Phrase[Entry], ...]
    openers: frozenset[str]
    """Words that may come before the beginning of a sentence: "hi", "please", "so"."""
    never_guessed: frozenset[str]
    """Real words that look like a misspelling of a graver one."""
    telltale: frozenset[str]
    """Small words that no other language has, where the language model is weak."""
    beside_telltale: frozenset[str]
    """Small words of which other languages have some too: they count beside one of the former."""


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """Return every bundled lexicon, read once."""
    folder = resources.files("clarion.reading") / "lexicons"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(
        parse(tomllib.loads(file.read_text(encoding="utf-8")))
        for file in files
        if file.name.endswith(".toml")
    )


@cache
def bundled_book() -> PhraseBook[Entry]:
    """Return every line of every language, compiled once for all readers."""
    known = lexicons()
    return PhraseBook(
        (phrase for lexicon in known for phrase in lexicon.phrases),
        openers=frozenset().union(*(lexicon.openers for lexicon in known)),
        never_guessed=frozenset().union(*(lexicon.never_guessed for lexicon in known)),
    )


def parse(table: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that a file's table describes; an unknown kind is a ValueError."""
    return Lexicon(
        language=table["language"],
        phrases=tuple(_phrases(table)),
        openers=frozenset(table.get("openers", "").split()),
        never_guessed=frozenset(table.get("never_guessed", "").split()),
        telltale=frozenset(table.get("telltale", "").split()),
        beside_telltale=frozenset(table.get("beside_telltale", "").split()),
    )


def _phrases(table: Mapping[str, Any]) -> Iterator[Phrase[Entry]]:
    language = table["language"]
    sets = table.get("sets", {})
    for kind, grades in table.get("risk", {}).items():
        for grade, lines in grades.items():
            entry = Entry(
                section=Section.RISK, language=language, risk=RiskKind(kind), grade=Grade(grade)
            )
            yield from _each_line(lines, entry, sets)
    for kind, lines in table.get("need", {}).items():
        entry = Entry(section=Section.NEED, language=language, need=NeedKind(kind))
        yield from _each_line(lines, entry, sets)
    for section in (Section.GUARD, Section.TONE, Section.ELSEWHERE):
        entry = Entry(section=section, language=language)
        yield from _each_line(table.get(section, ""), entry, sets)


def _each_line(lines: str, entry: Entry, sets: Mapping[str, str]) -> Iterator[Phrase[Entry]]:
    for line in lines.splitlines():
        if line.strip() and not line.startswith("#"):
            yield Phrase(line=_with_sets(line.strip(), sets), meaning=entry)


def _with_sets(line: str, sets: Mapping[str, str]) -> str:
    """Write each @name out as its words, in braces of its own unless it already stands in some."""

    def words(name: re.Match[str]) -> str:
        inner = _SET.sub(lambda deeper: sets[deeper.group(1)], sets[name.group(1)])
        before = line[: name.start()]
        return inner if before.count("{") > before.count("}") else "{" + inner + "}"

    return _SET.sub(words, line)
