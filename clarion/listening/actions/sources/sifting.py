"""Of what came, what a watch wants: everything else falls through before it is read.

Nothing is written here, so that no transaction stands open while texts are read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clarion.channels import listened
from clarion.channels.contract import Arrived, Happening, Raw, Unreadable
from clarion.listening.actions.mentions.careful import read_carefully
from clarion.listening.models import Mention, Official, Source
from clarion.listening.models.mention import mark
from clarion.listening.rules.hearing import READS, Wanted, catch, glance, last, speaks_as
from clarion.listening.rules.limits import AT_ONCE_MAX
from clarion.listening.rules.matching import Standing, Words, net
from clarion.listening.rules.offering import Told, glimpsed, together

# A thing, and where it stands in the stream.
_Placed = tuple[Arrived, int]


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
    places: dict[str, int] = {}
    over: dict[str, bool] = {}
    for one, place in things:
        name = mark(source.pk, one.remote_id)
        if one.kind in changed:
            gone[name] = max(gone.get(name, 0), place)
        if one.kind in READS or one.kind is Happening.DELETION:
            places[name], over[name] = place, one.kind is Happening.DELETION
    wanted = _wanted(source, last(one for one, _ in things), grounds, gone)
    return Sifted(
        grounds=grounds,
        found=tuple(_tell(source, wanted, grounds, places)),
        gone=gone,
        deleted=frozenset(name for name, is_over in over.items() if is_over),
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


def _wanted(
    source: Source, things: Sequence[Arrived], grounds: Grounds, gone: Mapping[str, int]
) -> dict[str, Wanted]:
    fine, plug = net(grounds.watches), listened.pick(source.kind)
    caught = catch(fine, things, for_outlet=plug.speaks_for_outlet, officials=grounds.officials)
    there = {mark(source.pk, one.thing.remote_id): one for one in caught}
    for name in _known(source, there):
        if name not in gone:
            del there[name]
    return glance(fine, there)


def _tell(
    source: Source, wanted: Mapping[str, Wanted], grounds: Grounds, places: Mapping[str, int]
) -> list[Found]:
    glances = [glimpsed(one.reading, says=one.thing.language) for one in wanted.values()]
    with_care = len(wanted) <= AT_ONCE_MAX
    if with_care:
        texts = [(one.said.text, one.thing.language) for one in wanted.values()]
        closely = read_carefully(office_id=source.office_id, texts=texts)
        glances = [together(*both) for both in zip(glances, closely, strict=True)]
    return [
        Found(
            thing=one.thing,
            mark=name,
            tells=tells,
            words=one.words,
            is_private=one.said.is_private,
            outlet_kind=speaks_as(
                one.said, officials=grounds.officials, otherwise=source.speaks_as
            ),
            with_care=with_care,
            place=places[name],
        )
        for (name, one), tells in zip(wanted.items(), glances, strict=True)
    ]


def _known(source: Source, marks: Mapping[str, object]) -> list[str]:
    if not marks:
        return []
    there = Mention.objects.filter(source=source, remote_id__in=list(marks))
    return list(there.values_list("remote_id", flat=True))
