"""What people are told who share something in their own name."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

# Whoever must read more than this before they share reads none of it.
LINES_MAX = 12
LINE_MAX = 200
_FALLS_BACK_TO = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advised:
    """Lines, and the language that they are in."""

    language: str
    lines: tuple[str, ...]


def shipped(language: str, kind: str) -> Advised:
    """Return what Clarion says; in English where nobody has written it in the language yet."""
    known = _files()
    code = language if language in known else _FALLS_BACK_TO
    return Advised(language=code, lines=(*known[code]["everybody"], *known[code][kind]))


def lines_in(text: str) -> tuple[str, ...]:
    """Return the lines that an office has written."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@cache
def _files() -> dict[str, dict[str, list[str]]]:
    folder = resources.files("clarion.publishing") / "advice"
    return {
        file.name.removesuffix(".toml"): tomllib.loads(file.read_text(encoding="utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    }
