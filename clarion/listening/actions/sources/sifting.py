"""Of what was said, what a watch wants: everything else falls through before it is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clarion.channels import listened
from clarion.channels.contract import Arrived, Source
from clarion.listening.actions.sources.naming import mark
from clarion.listening.models import Mention, Official
from clarion.listening.models import Source as SourceRow
from clarion.listening.rules.matching import Said, Standing, Words, net
from clarion.reading.fast import FastReading, fast_reader


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that a watch wants: what was said, by what name it is known again, how it reads.

    `words`: by which words each watch found it.
    """

    thing: Arrived
    mark: str
    reading: FastReading
    words: Mapping[int, tuple[str, ...]]
    is_private: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Caught:
    thing: Arrived
    said: Said
    words: Words


def sift(
    *, source: SourceRow, things: Sequence[Arrived], watches: Sequence[Standing]
) -> list[Found]:
    """Return what is wanted and not kept yet, in the order in which it was said."""
    fine = net(tuple(watches))
    plug = listened.pick(source.kind)
    official = _official_names(source, plug)
    caught: dict[str, _Caught] = {}
    for thing in things:
        names = _names(thing)
        said = Said(
            text=f"{thing.subject}\n{thing.text}".strip(),
            author=names,
            is_private=not plug.speaks_for_outlet and names.isdisjoint(official),
        )
        if words := fine.catch(said):
            caught[mark(source.pk, thing.remote_id)] = _Caught(thing=thing, said=said, words=words)
    for name in _known(source, caught):
        del caught[name]
    found = []
    readings = fast_reader().read_many(one.said.text for one in caught.values())
    for (name, one), reading in zip(caught.items(), readings, strict=True):
        language, at_risk = reading.language.code, bool(reading.risks)
        if words := fine.wanted(one.said, one.words, language=language, at_risk=at_risk):
            found.append(
                Found(
                    thing=one.thing,
                    mark=name,
                    reading=reading,
                    words=words,
                    is_private=one.said.is_private,
                )
            )
    return found


def _official_names(source: SourceRow, plug: Source) -> frozenset[str]:
    rows = Official.objects.of(source.office_id).filter(state="holds", network=plug.network)
    return frozenset(rows.values_list("handle", flat=True))


def _names(thing: Arrived) -> frozenset[str]:
    named = (thing.author.remote_id, thing.author.handle)
    return frozenset(one.lower().removeprefix("@") for one in named if one)


def _known(source: SourceRow, marks: Mapping[str, object]) -> list[str]:
    if not marks:
        return []
    there = Mention.objects.filter(source=source, remote_id__in=list(marks))
    return list(there.values_list("remote_id", flat=True))
