"""Protest and assembly are nobody's business by default: not as a term, and not in what is kept."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Final

from clarion.listening.rules.plain import words_of

# Of a stem so long, other words may be joined before it, as in #millbrookprotest. Shorter ones
# stand inside words that mean something else (Turkish miting, a rally: vomiting); where one
# does not, the list says so with a * before it.
_JOINED_CHARS_MIN: Final = 7


def assembly_terms(terms: Iterable[str]) -> tuple[str, ...]:
    """Return those terms of a watch that are words of assembly, in any language."""
    every = _pattern("always", "terms")
    return tuple(term for term in terms if every.search(_line(term)))


def tells_of_assembly(text: str) -> bool:
    """Whether a text is about a gathering, by words that hardly mean anything else."""
    return bool(_pattern("always").search(_line(text)))


def languages() -> frozenset[str]:
    """Return the languages that have a list."""
    return frozenset(_lists())


def _line(text: str) -> str:
    return f" {' '.join(words_of(text))} "


@cache
def _pattern(*names: str) -> re.Pattern[str]:
    entries = {
        entry for language in _lists().values() for name in names for entry in language[name]
    }
    parts = []
    for entry in sorted(entries):
        plain = re.escape(" ".join(words_of(entry)))
        more = entry.endswith("*")
        joined = entry.startswith("*") or (more and len(entry) > _JOINED_CHARS_MIN)
        parts.append((r"\w*" if joined else "") + plain + (r"\w*" if more else ""))
    return re.compile(f"(?<= )(?:{'|'.join(parts)})(?= )")


@cache
def _lists() -> dict[str, dict[str, list[str]]]:
    text = (files("clarion.listening") / "lists" / "assembly.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
