"""What an answer gets: whoever wrote says thank you, asks again, or says nothing."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from clarion.exercises.rules.chance import choose, share
from clarion.exercises.rules.ordinary import number_of, ordinary
from clarion.exercises.rules.script import Line, by_id
from clarion.exercises.rules.wall import Said, Wall

# A person reads, thinks and types.
_SOONEST = timedelta(seconds=12)
_LATEST = timedelta(seconds=40)
# Of ten who have nothing special to say, so many say anything.
_POLITE = 0.7
_TURNS = ("first", "second")
KEY = "after-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """Somebody says something to one of our answers."""

    key: str
    handle: str
    to: str  # the answer's id on the network
    text: str


def reactions(wall: Wall, *, entered_at: datetime, now: datetime) -> list[Reaction]:
    """Return what people say now to the answers that they got since the visitor came."""
    fresh = [one for one in wall.answers() if one.at >= entered_at and not one.deleted]
    return [
        reaction
        for answer in fresh
        if now >= answer.at + _thinking(answer)
        and wall.find(f"{KEY}{answer.id}") is None
        and (reaction := _reaction(answer, wall)) is not None
    ]


def _thinking(answer: Said) -> timedelta:
    return _SOONEST + (_LATEST - _SOONEST) * share("thinking", answer.id)


def _reaction(answer: Said, wall: Wall) -> Reaction | None:
    asked = wall.named(answer.parent_id)
    begun = _line_behind(asked, wall) if asked else None
    if asked is None or begun is None:
        return None
    text = _text(begun, _turn(answer, asked, wall), answer)
    if not text:
        return None
    return Reaction(key=f"{KEY}{answer.id}", handle=asked.handle, to=answer.id, text=text)


def _line_behind(asked: Said, wall: Wall) -> Line | None:
    """Return the line of the script with which this came, however long they have been talking."""
    if asked.key.startswith(KEY):
        answer = wall.named(asked.key.removeprefix(KEY))
        before = answer and wall.named(answer.parent_id)
        return _line_behind(before, wall) if before else None
    number = number_of(asked.key)
    return ordinary(number) if number is not None else _begun(by_id().get(asked.key))


def _begun(line: Line | None) -> Line | None:
    """Return the line in which this person began, unless this one has replies of its own."""
    earlier = by_id().get(line.to) if line and not line.hears else None
    return _begun(earlier) if line and earlier and earlier.who == line.who else line


def _turn(answer: Said, asked: Said, wall: Wall) -> int:
    """Return how many times this person has said something to an answer here already."""
    return sum(
        1
        for one in wall.said
        if one.key.startswith(KEY)
        and one.root_id in {asked.root_id, answer.root_id}
        and one.handle == asked.handle
    )


def _text(line: Line, turn: int, answer: Said) -> str:
    if turn < len(line.hears):
        return line.hears[turn]
    if turn >= len(_TURNS) or share("polite", answer.id) > _POLITE:
        return ""
    moods = _written()
    sayings = moods.get(line.lang) or moods[line.mood]
    return choose(sayings[_TURNS[turn]], "saying", answer.id)


@cache
def _written() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    file = files("clarion.exercises").joinpath("merrowby/reactions.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
