"""Of what came, what a watch wants: everything else falls through before it is read.

Nothing is written here, so that no transaction stands open while texts are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from clarion.channels import listened
from clarion.channels.contract import Arrived, Happening, Raw, Unreadable
from clarion.listening.actions.mentions.careful import read_carefully
from clarion.listening.actions.sources.naming import mark
from clarion.listening.models import Mention, Official, Source
from clarion.listening.rules.limits import AT_ONCE_MAX
from clarion.listening.rules.matching import Said, Standing, Words, net
from clarion.listening.rules.offering import Told, glimpsed, together
from clarion.reading.fast import FastReading, fast_reader

# A thing, and where it stands in the stream.
_Placed = tuple[Arrived, int]

READS: Final = frozenset({Happening.MESSAGE, Happening.EDIT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """By what something may be kept: the watches in force, and what each official name is."""

    watches: tuple[Standing, ...]
    officials: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that a watch wants: what was said, by what name it is known again, what it tells.

    `words`: by which words each watch found it. `with_care`: whether it was read with care.
    `place`: where it stands in the stream, 0 where it came by none.
    `outlet_kind`: as what its author speaks, an `OfficialKind`; empty for a private one.
    """

    thing: Arrived
    mark: str
    tells: Told
    words: Words
    is_private: bool
    outlet_kind: str
    with_care: bool
    place: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What became of everything that came.

    `gone`: the marks of what is unsaid or said anew, with the place of the last that says so;
    `deleted`: those of what is unsaid for good.
    """

    grounds: Grounds
    found: tuple[Found, ...]
    gone: Mapping[str, int]
    deleted: frozenset[str]
    unreadable: tuple[tuple[Raw, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Caught:
    thing: Arrived
    place: int
    said: Said
    words: Words
    reading: FastReading


def grounds_of(*, source: Source, watches: Sequence[Standing]) -> Grounds:
    """Return them as they are now."""
    network = listened.pick(source.kind).network
    rows = Official.objects.of(source.office_id).filter(state="holds", network=network)
    officials = dict(rows.values_list("handle", "kind"))
    return Grounds(watches=tuple(watches), officials=officials)


def sift(*, source: Source, raws: Sequence[Raw], grounds: Grounds) -> Sifted:
    """Parse, let fall through what nobody watches for, and read the rest at a glance.

    Where little is left, it is read with care at once.
    """
    things, unreadable = _parse(source, raws)
    changed = {Happening.DELETION, Happening.EDIT}
    gone: dict[str, int] = {}
    for one, place in things:
        if one.kind in changed:
            name = mark(source.pk, one.remote_id)
            gone[name] = max(gone.get(name, 0), place)
    last = _last(things)
    said = [(one, place) for one, place in last if one.kind in READS and one.text.strip()]
    unsaid = [one for one, _ in last if one.kind is Happening.DELETION]
    caught = _catch(source, said, grounds, gone)
    return Sifted(
        grounds=grounds,
        found=tuple(_tell(source, caught, grounds)),
        gone=gone,
        deleted=frozenset(mark(source.pk, one.remote_id) for one in unsaid),
        unreadable=tuple(unreadable),
    )


def _parse(source: Source, raws: Sequence[Raw]) -> tuple[list[_Placed], list[tuple[Raw, str]]]:
    access = source.access()
    things: list[_Placed] = []
    unreadable = []
    for raw in raws:
        try:
            read = listened.read(source.kind, raw.body, access)
            things += [(thing, raw.place) for thing in read]
        except Unreadable as failure:
            unreadable.append((raw, failure.evidence))
    return things, unreadable


def _last(things: Sequence[_Placed]) -> list[_Placed]:
    """Return of each thing what became of it last: nothing of what was changed since is kept."""
    last: dict[str, _Placed] = {}
    for one, place in things:
        if one.kind in READS or one.kind is Happening.DELETION:
            last.pop(one.remote_id, None)
            last[one.remote_id] = one, place
    return list(last.values())


def _catch(
    source: Source, things: Sequence[_Placed], grounds: Grounds, gone: Mapping[str, int]
) -> dict[str, _Caught]:
    fine, plug = net(grounds.watches), listened.pick(source.kind)
    there: dict[str, tuple[_Placed, Said, Words]] = {}
    for thing, place in things:
        names = _names(thing)
        said = Said(
            text=_text(thing),
            author=names,
            is_private=not plug.speaks_for_outlet and names.isdisjoint(grounds.officials.keys()),
        )
        if words := fine.catch(said):
            there[mark(source.pk, thing.remote_id)] = (thing, place), said, words
    for name in _known(source, there):
        if name not in gone:
            del there[name]
    readings = fast_reader().read_many(said.text for _, said, _ in there.values())
    caught = {}
    for (name, ((thing, place), said, words)), reading in zip(there.items(), readings, strict=True):
        code, at_risk = reading.language.code, bool(reading.risks)
        if wanted := fine.wanted(said, words, language=code, at_risk=at_risk):
            caught[name] = _Caught(
                thing=thing, place=place, said=said, words=wanted, reading=reading
            )
    return caught


def _tell(source: Source, caught: Mapping[str, _Caught], grounds: Grounds) -> list[Found]:
    glances = [glimpsed(one.reading, says=one.thing.language) for one in caught.values()]
    with_care = len(caught) <= AT_ONCE_MAX
    if with_care:
        texts = [(one.said.text, one.thing.language) for one in caught.values()]
        closely = read_carefully(office_id=source.office_id, texts=texts)
        glances = [together(*both) for both in zip(glances, closely, strict=True)]
    return [
        Found(
            thing=one.thing,
            mark=name,
            tells=tells,
            words=one.words,
            is_private=one.said.is_private,
            outlet_kind=_speaks_as(source, one, grounds),
            with_care=with_care,
            place=one.place,
        )
        for (name, one), tells in zip(caught.items(), glances, strict=True)
    ]


def _speaks_as(source: Source, one: _Caught, grounds: Grounds) -> str:
    if one.said.is_private:
        return ""
    named = (grounds.officials[name] for name in one.said.author if name in grounds.officials)
    return next(named, source.speaks_as)


def _text(thing: Arrived) -> str:
    return f"{thing.subject}\n{thing.text}".strip()


def _names(thing: Arrived) -> frozenset[str]:
    named = (thing.author.remote_id, thing.author.handle)
    return frozenset(one.lower().removeprefix("@") for one in named if one)


def _known(source: Source, marks: Mapping[str, object]) -> list[str]:
    if not marks:
        return []
    there = Mention.objects.filter(source=source, remote_id__in=list(marks))
    return list(there.values_list("remote_id", flat=True))
