"""From what was said to what a watch may keep of it: most falls through before it is read."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from clarion.channels.contract import Arrived, Happening
from clarion.listening.rules.matching import Net, Said, Words
from clarion.reading.fast import FastReading, fast_reader

READS: Final = frozenset({Happening.MESSAGE, Happening.EDIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """A thing whose words or author a watch looks for; `words`: by which each watch found it."""

    thing: Arrived
    said: Said
    words: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A thing that a watch may keep, and what a glance says of it."""

    thing: Arrived
    said: Said
    words: Words
    reading: FastReading


def last(things: Iterable[Arrived]) -> list[Arrived]:
    """Return of each thing what became of it last: nothing of what was changed since is kept."""
    known: dict[str, Arrived] = {}
    for one in things:
        if one.kind in READS or one.kind is Happening.DELETION:
            known.pop(one.remote_id, None)
            known[one.remote_id] = one
    return [one for one in known.values() if one.kind in READS and one.text.strip()]


def catch(
    fine: Net, things: Iterable[Arrived], *, for_outlet: bool, officials: Collection[str]
) -> list[Caught]:
    """Return what the watches look for; nothing is read for it. `officials`: names that are."""
    caught = []
    for thing in things:
        names = _names(thing)
        said = Said(
            text=f"{thing.subject}\n{thing.text}".strip(),
            author=names,
            is_private=not for_outlet and names.isdisjoint(officials),
        )
        if words := fine.catch(said):
            caught.append(Caught(thing=thing, said=said, words=words))
    return caught


def glance(fine: Net, caught: Mapping[str, Caught]) -> dict[str, Wanted]:
    """Read what was caught at a glance; return what may be kept, by the same names."""
    readings = fast_reader().read_many(one.said.text for one in caught.values())
    wanted = {}
    for (name, one), reading in zip(caught.items(), readings, strict=True):
        code, at_risk = reading.language.code, bool(reading.risks)
        if words := fine.wanted(one.said, one.words, language=code, at_risk=at_risk):
            wanted[name] = Wanted(thing=one.thing, said=one.said, words=words, reading=reading)
    return wanted


def speaks_as(said: Said, *, officials: Mapping[str, str], otherwise: str) -> str:
    """Return as what an author speaks; empty for a private one."""
    if said.is_private:
        return ""
    return next((officials[name] for name in said.author if name in officials), otherwise)


def _names(thing: Arrived) -> frozenset[str]:
    named: Sequence[str] = (thing.author.remote_id, thing.author.handle)
    return frozenset(one.lower().removeprefix("@") for one in named if one)
