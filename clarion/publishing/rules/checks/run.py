"""Every check over every rendition; what is found twice is said once."""

from collections.abc import Iterator
from dataclasses import replace

from clarion.publishing.rules.checks.agreement import agreement
from clarion.publishing.rules.checks.beside import beside
from clarion.publishing.rules.checks.dates import dates
from clarion.publishing.rules.checks.differing import differing
from clarion.publishing.rules.checks.films import films
from clarion.publishing.rules.checks.found import Checked, Found, Level
from clarion.publishing.rules.checks.guide import guide
from clarion.publishing.rules.checks.handed import handed
from clarion.publishing.rules.checks.links import links
from clarion.publishing.rules.checks.locks import locks
from clarion.publishing.rules.checks.phrases import phrases, unread
from clarion.publishing.rules.checks.pictures import pictures
from clarion.publishing.rules.checks.reading import reading
from clarion.publishing.rules.checks.righted import righted
from clarion.publishing.rules.checks.room import room
from clarion.publishing.rules.checks.sources import sources
from clarion.publishing.rules.checks.standing import standing
from clarion.publishing.rules.checks.told import told
from clarion.publishing.rules.checks.translated import translated

_CHECKS = (room, righted, handed, translated, pictures, films, beside)
_OF_EVERYTHING = (agreement, told, standing, differing, sources)
_OF_LANGUAGE = (phrases, dates, reading, guide, links, unread)  # each in its own, whoever says it
_GRAVEST_FIRST = tuple(Level)


def check(checked: Checked) -> tuple[Found, ...]:
    """Return what was found, the gravest first."""
    found: dict[tuple[str, str, str], Found] = {}
    for one in _look(checked):
        known = found.get(one.name, one)
        where = dict.fromkeys([*known.where, *one.where])
        found[one.name] = replace(known, where=tuple(where))
    return tuple(sorted(found.values(), key=lambda one: _GRAVEST_FIRST.index(one.level)))


def _look(checked: Checked) -> Iterator[Found]:
    for look in _CHECKS:
        yield from look(checked)
    others = [one.piece for one in checked.translations if one.piece.whole]
    everything = replace(checked, pieces=(*checked.pieces, *checked.handed, *others))
    for look in _OF_EVERYTHING:
        yield from look(everything)
    # What is said of a picture says nothing of the matter itself, and may be as wrong to say.
    everything = replace(everything, pieces=(*everything.pieces, *checked.captions))
    yield from locks(everything)
    for language in dict.fromkeys(one.language or checked.language for one in everything.pieces):
        pieces = (
            one for one in everything.pieces if (one.language or checked.language) == language
        )
        spoken = replace(everything, language=language, pieces=tuple(pieces))
        for look in _OF_LANGUAGE:
            yield from look(spoken)
