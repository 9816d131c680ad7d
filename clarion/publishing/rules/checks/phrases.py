"""Phrases that a public body does not say, or not without thinking: a pack for each rule book."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.instructions import lexicons
from clarion.publishing.rules.times.spoken import languages

EVERYWHERE = "everywhere"  # the pack that always holds
_QUOTE_MAX = 120
_ENGLISH = frozenset({"en"})
_ENDS = re.compile(r"(?<![ap]\.m)[.!?](?=\s|$)|\n")  # of a sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a pack: what it looks for, and examples that a test holds it to.

    `unless` excuses the sentence in which it stands, `unless_anywhere` the whole text. `reads` are
    the languages of its words, and `looks_for` is what nobody looks for in the others.
    """

    code: str
    pack: str
    level: Level
    says: str
    rule: str
    do: str
    languages: frozenset[str]  # of the texts that it is for; empty: any
    reads: frozenset[str]  # empty: it looks for no words
    looks_for: str
    only_exercise: bool
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    unless_anywhere: re.Pattern[str] | None
    hits: tuple[str, ...]
    misses: tuple[str, ...]

    def find(self, text: str) -> Iterator[str]:
        """Return the words that it stops at, but for those that are excused."""
        if self.unless_anywhere and self.unless_anywhere.search(text):
            return
        for match in self.pattern.finditer(text):
            if not (self.unless and self.unless.search(_sentence(text, match))):
                yield match.group(0).strip()[:_QUOTE_MAX]


@cache
def packs() -> tuple[Entry, ...]:
    """Return every entry of every pack that ships with Clarion, read once."""
    folder = resources.files("clarion.publishing") / "packs"
    files = sorted(folder.iterdir(), key=lambda file: file.name)
    return tuple(
        entry(code, kept, pack=file.name.removesuffix(".toml"))
        for file in files
        for code, kept in tomllib.loads(file.read_text(encoding="utf-8")).items()
    )


def entry(code: str, kept: Mapping[str, Any], *, pack: str = EVERYWHERE) -> Entry:
    """Read one entry; raises `KeyError`, `ValueError` or `re.error` for one that is wrong."""
    return Entry(
        code=code,
        pack=pack,
        level=Level(kept["level"]),
        says=kept["says"],
        rule=kept["rule"],
        do=kept["do"],
        languages=frozenset(kept.get("languages", [])),
        reads=frozenset(kept.get("reads", kept.get("languages", []))),
        looks_for=kept.get("looks_for", ""),
        only_exercise=kept.get("only_exercise", False),
        pattern=_any_of(kept["find"]),
        unless=_any_of(kept["unless"]) if "unless" in kept else None,
        unless_anywhere=_any_of(kept["unless_anywhere"]) if "unless_anywhere" in kept else None,
        hits=tuple(kept["hits"]),
        misses=tuple(kept["misses"]),
    )


def in_force(checked: Checked) -> Iterator[Entry]:
    """Return the entries that hold everywhere and those of the office's own packs."""
    for one in packs():
        ours = one.pack == EVERYWHERE or checked.is_under(one.pack)
        if ours and (checked.exercise or not one.only_exercise):
            yield one


def phrases(checked: Checked) -> Iterator[Found]:
    """Look for the phrases that hold everywhere and those of the office's own packs."""
    for one in in_force(checked):
        if one.languages and checked.language.partition("-")[0] not in one.languages:
            continue
        for piece in checked.pieces:
            for quote in one.find(piece.whole):
                yield Found(
                    code=one.code,
                    level=one.level,
                    says=one.says,
                    rule=one.rule,
                    do=one.do,
                    quote=quote,
                    where=(piece.where,),
                )


def unread(checked: Checked) -> Iterator[Found]:
    """Say what nothing here looks for in the language of these texts."""
    written = [one.where for one in checked.pieces if one.whole]
    language = checked.language.partition("-")[0]
    missing = unread_in(language, checked) if written and language else ()
    if missing:
        yield Found(
            code=f"not-read-for-{language}",
            level=Level.NOTE,
            says=f"In this language nothing here looks for: {'; '.join(missing)}.",
            rule="Where no check reads a language, that it finds nothing means nothing.",
            do="Let somebody who speaks it read it for these before it is signed.",
            where=tuple(dict.fromkeys(written)),
        )


def unread_in(language: str, checked: Checked) -> tuple[str, ...]:
    """Return the kinds of check that hold for this statement and cannot read the language."""
    kinds: dict[str, set[str]] = {}
    for one in in_force(checked):
        if one.reads:
            kinds.setdefault(one.looks_for, set()).update(one.reads)
    others = {
        "days and times that are wrong or over already": _ENGLISH,
        "how hard it is to read": _ENGLISH,
        "what people are told to do": lexicons(),
        "what is open or shut, beside what stands already": languages(),
    }
    known = {**kinds, **others}
    return tuple(kind for kind, readable in known.items() if language not in readable)


def _sentence(text: str, match: re.Match[str]) -> str:
    """Return the sentence in which it was found, or all into which it reaches."""
    starts = [end.end() for end in _ENDS.finditer(text, 0, match.start())]
    after = _ENDS.search(text, match.end())
    return text[max(starts, default=0) : after.start() if after else len(text)]


def _any_of(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns), re.IGNORECASE)
