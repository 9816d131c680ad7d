"""The facts are the same for all; how an answer begins is each person's own."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from clarion.channels.contract import Edge

FALLBACK = "en"
# A name longer than that, or with anything but letters in it, is not one to repeat in public.
_NAME_MAX = 30
_NAME = re.compile(r"[^\W\d_]+(?:[ '’.-]+[^\W\d_]+){0,3}\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressee:
    """Whom one copy is for. `facts` are the words in the language that they are told it in."""

    key: int
    name: str
    need: str  # what they wanted: question, report, complaint, ...
    language: str
    edge: Edge
    facts: str


def languages() -> tuple[str, ...]:
    """Return the languages for which there are openings."""
    files = resources.files("clarion.desk").joinpath("openings").iterdir()
    return tuple(sorted(one.name.removesuffix(".toml") for one in files))


def language_for(wanted: str, facts: Mapping[str, str]) -> str:
    """Return in which language somebody is told it: in theirs, or in the first that was written."""
    return wanted if facts.get(wanted, "").strip() else next(iter(facts))


def write(addressees: Sequence[Addressee]) -> dict[int, str]:
    """Return the whole text for each, by `key`; no public one is the same as the one before."""
    texts: dict[int, str] = {}
    last: dict[Edge, str] = {}
    for place, one in enumerate(addressees):
        choices = _openings(one.language).get(one.need) or _openings(one.language)[""]
        turned = [choices[(place + more) % len(choices)] for more in range(len(choices))]
        written = [_whole(opening, one) for opening in turned]
        text = next((words for words in written if words != last.get(one.edge)), written[0])
        texts[one.key] = last[one.edge] = text
    return texts


def speakable(name: str) -> str:
    """Return a name as one says it, or nothing where it is no name to say."""
    plain = " ".join(name.split())
    return plain if len(plain) <= _NAME_MAX and _NAME.fullmatch(plain) else ""


def _whole(opening: tuple[str, str], one: Addressee) -> str:
    with_name, without = opening
    name = speakable(one.name)
    words = with_name.replace("{name}", name) if name else without
    return f"{words} {one.facts.strip()}"


@cache
def _openings(language: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    code = language if language in languages() else FALLBACK
    file = resources.files("clarion.desk").joinpath("openings", f"{code}.toml")
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        "" if need == "any" else need: tuple((named, nameless) for named, nameless in pairs)
        for need, pairs in read.items()
    }
