"""The reviewed lists of what people feel and need, one file for each language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from clarion.reading.feelings.feeling import FeelingKind
from clarion.reading.folding import split_words
from clarion.reading.phrases import Phrase, PhraseBook

# How strong a feeling is by the words alone.
STRENGTHS: Final = {"strong": 0.9, "plain": 0.6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tone:
    """What a line means: a kind of feeling and its strength; without a kind a mere courtesy."""

    kind: FeelingKind | None
    strength: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FeelingWords:
    """One language's lines compiled, and its small words that turn or weigh what follows."""

    language: str
    book: PhraseBook[Tone]
    negation: frozenset[str]
    negation_after: frozenset[str]
    """Words behind a feeling that say it is not there: Turkish "değil"."""
    stronger: frozenset[str]
    weaker: frozenset[str]
    examples: Mapping[str, tuple[str, ...]]
    """Sentences by the kind that each must show; "nothing": none at all."""


@cache
def feeling_words() -> Mapping[str, FeelingWords]:
    """Return the lists by language, read and compiled once."""
    folder = resources.files("clarion.reading.feelings") / "words"
    tables = [
        tomllib.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    ]
    return {table["language"]: parse(table) for table in tables}


def parse(table: Mapping[str, Any]) -> FeelingWords:
    """Return the list that a file's table describes; an unknown kind is a ValueError."""
    return FeelingWords(
        language=table["language"],
        book=PhraseBook(_phrases(table)),
        negation=_folded(table.get("negation", "")),
        negation_after=_folded(table.get("negation_after", "")),
        stronger=_folded(table.get("stronger", "")),
        weaker=_folded(table.get("weaker", "")),
        examples={kind: tuple(lines) for kind, lines in table.get("examples", {}).items()},
    )


def _phrases(table: Mapping[str, Any]) -> Iterator[Phrase[Tone]]:
    for part in ("feeling", "need"):
        for kind, grades in table.get(part, {}).items():
            for grade, lines in grades.items():
                tone = Tone(kind=FeelingKind(kind), strength=STRENGTHS[grade])
                yield from _each_line(lines, tone)
    yield from _each_line(table.get("courtesy", ""), Tone(kind=None))


def _each_line(lines: str, tone: Tone) -> Iterator[Phrase[Tone]]:
    for line in lines.splitlines():
        if line.strip():
            yield Phrase(line=line.strip(), meaning=tone)


def _folded(words: str) -> frozenset[str]:
    return frozenset(split_words(words).folded)
