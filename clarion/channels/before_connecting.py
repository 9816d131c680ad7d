"""What somebody must have ready before an account is connected, as the plug's own page says it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_PLUGS = Path(__file__).parent / "connectors"
# The sections of a page that are read before, and not after.
_BEFORE = re.compile(
    r"^## (?P<title>(?:How to connect|What to have ready|Before anything else)\b.*)"
)
_STEP = re.compile(r"^\d+\. ")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_MARKS = re.compile(r"\*\*|`|(?<!\w)\*(?=\w)|(?<=\w)\*(?!\w)")
_FENCE = "```"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, with the lines to be typed for it, if there are any."""

    words: str
    typed: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the page: what to know first, the steps in their order, what to know besides."""

    title: str
    first: tuple[str, ...]
    steps: tuple[Step, ...]
    besides: tuple[str, ...]


@cache
def to_have_ready(*, network: str) -> tuple[Section, ...]:
    """Return what a plug's page says of it; empty where nothing is needed."""
    page = (_PLUGS / network / "doc.md").read_text(encoding="utf-8")
    return tuple(_section(title, lines) for title, lines in _sections(page))


def _sections(page: str) -> Iterator[tuple[str, list[str]]]:
    title, lines = "", list[str]()
    for line in [*page.splitlines(), "## "]:
        if not line.startswith("## "):
            lines.append(line)
            continue
        if title:
            yield title, lines
        found = _BEFORE.match(line)
        title, lines = found["title"] if found else "", []


def _section(title: str, lines: list[str]) -> Section:
    first: list[str] = []
    steps: list[Step] = []
    besides: list[str] = []
    for block in _blocks(lines):
        text = block.strip()
        if text.startswith(_FENCE) and steps:
            typed = "\n".join(line.strip() for line in text.splitlines()[1:-1])
            steps[-1] = Step(words=steps[-1].words, typed=typed)
        elif _STEP.match(text):
            steps.append(Step(words=_plain(_STEP.sub("", text))))
        else:
            (besides if steps else first).append(_plain(text))
    return Section(title=title, first=tuple(first), steps=tuple(steps), besides=tuple(besides))


def _blocks(lines: list[str]) -> Iterator[str]:
    """Return the paragraphs; each step is one of its own, and so is what stands between fences."""
    block: list[str] = []
    fenced = False
    for line in [*lines, ""]:
        fence = line.strip() == _FENCE
        ends = not fenced and (not line.strip() or fence or _STEP.match(line))
        if ends and block:
            yield "\n".join(block)
            block = []
        if line.strip():
            block.append(line)
        if fence and fenced:
            yield "\n".join(block)
            block = []
        fenced = fenced != fence


def _plain(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", " ".join(text.split())))
