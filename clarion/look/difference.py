"""Two versions of a text, cut where they differ, so that nobody has to look for the change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    words: str
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    before: tuple[Part, ...]
    after: tuple[Part, ...]


def compare(*, before: str, after: str) -> Comparison:
    old, new = WORDS.findall(before), WORDS.findall(after)
    steps = SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    return Comparison(
        before=tuple(parts(old, [(kind, start, end) for kind, start, end, _, _ in steps])),
        after=tuple(parts(new, [(kind, start, end) for kind, _, _, start, end in steps])),
    )


def parts(words: list[str], steps: list[tuple[str, int, int]]) -> Iterator[Part]:
    for kind, start, end in steps:
        if start < end:
            yield Part(words="".join(words[start:end]), changed=kind != "equal")
