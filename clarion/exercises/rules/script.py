"""A morning as it is written down: who writes what, to whom, and when."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from clarion.exercises.rules.office import marked, town_office

# What the public does on the network, and what the desk does with it.
PUBLIC_DEEDS = frozenset({"post", "reply", "quote", "message", "edit", "delete"})
DESK_DEEDS = frozenset(
    {"say", "letter", "call", "answer", "take", "note", "assess", "rule_out", "resolve"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line. `at` counts from the moment in which the visitor comes in; before it is negative.

    `who` is somebody of the public, `by` a colleague (or the town itself); `to` names the line
    that this one answers, quotes or changes. See the heads of the files for the rest.
    """

    id: str
    at: timedelta
    who: str = ""
    by: str = ""
    do: str = "post"
    to: str = ""
    text: str = ""
    lang: str = "en"
    mood: str = "plain"
    hears: tuple[str, ...] = ()
    unless: str = ""

    @property
    def handle(self) -> str:
        """As whom the network knows the writer."""
        return marked(self.who)

    @property
    def words(self) -> str:
        """The text as it is posted, with the council called by its handle."""
        return self.text.replace("@town", f"@{town_office().handle}")


@cache
def before() -> tuple[Line, ...]:
    """Return what had happened before the visitor came, oldest first."""
    return _in_order(_line(one, -_span(one.pop("ago")) * 60) for one in _lines("before"))


@cache
def morning() -> tuple[Line, ...]:
    """Return what happens once the visitor is there, in order."""
    return _in_order(_line(one, _span(one.pop("at"))) for one in _lines("morning"))


@cache
def names() -> Mapping[str, str]:
    """Return what each person calls themselves, by the name that they have in the lines."""
    return _written("people")


@cache
def by_id() -> Mapping[str, Line]:
    """Return every line by its id."""
    return {line.id: line for line in (*before(), *morning())}


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    """What is written story by story is told by the clock."""
    return tuple(sorted(lines, key=lambda line: line.at))


def _lines(name: str) -> list[dict[str, Any]]:
    return list(_written(name)["lines"])


def _written(name: str) -> dict[str, Any]:
    file = files("clarion.exercises").joinpath(f"merrowby/{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _line(written: dict[str, Any], at: timedelta) -> Line:
    return Line(**{**written, "at": at, "hears": tuple(written.get("hears", ()))})


def _span(clock: str) -> timedelta:
    """Read minutes:seconds; hours:minutes are sixty times as long."""
    whole, part = clock.split(":")
    return timedelta(minutes=int(whole), seconds=int(part))
