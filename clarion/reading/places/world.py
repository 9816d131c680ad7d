"""Countries, some states and the large cities of the world, by the names that people use."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from clarion.reading.folding import Words, split_words
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import Place, PlaceKind, PlaceMention, PlaceSource

_APOSTROPHE: Final = re.compile("['’ʼ`]")
_ALL: Final = frozenset[str]()
# The folded words of a name and the key of its place; the languages, none for all of them.
_Languages = Mapping[tuple[tuple[str, ...], str], frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _World:
    gazetteer: Gazetteer
    languages: _Languages


def find_in_world(words: Words, *, language: str) -> list[PlaceMention]:
    """Return the places of the world that a text in this language names.

    A name counts if it is English or of the text's own language: "Fas" is Morocco in Turkish.
    With ``und`` every language counts.
    """
    known = _world()
    return [
        mention
        for mention in known.gazetteer.find(words)
        if language == "und" or _said_in(mention, language, known.languages)
    ]


def _said_in(mention: PlaceMention, language: str, languages: _Languages) -> bool:
    # "Mae'r" is Latvian for Mahé and an ending, or Welsh for "is".
    ways = (mention.quote.words, _APOSTROPHE.split(mention.quote.words)[0])
    folded = [tuple(split_words(way).folded) for way in ways]
    spoken = [
        next((codes for one in folded if (codes := languages.get((one, key))) is not None), _ALL)
        for key in (candidate.place.key for candidate in mention.candidates)
    ]
    return any(not codes or language in codes for codes in spoken)


@cache
def _world() -> _World:
    """Read the list that comes with Clarion and compile it once."""
    rows = list(_rows())
    languages: dict[tuple[tuple[str, ...], str], frozenset[str]] = {}
    for row in rows:
        for name, codes in row["names"].items():
            key = (tuple(split_words(name).folded), row["key"])
            spoken, known = frozenset(codes.split()), languages.get(key)
            # "Sri Lanka" is said in every language, "Srí Lanka" in Czech: folded they are one.
            everywhere = not spoken or known == frozenset()
            languages[key] = frozenset() if everywhere else spoken | (known or frozenset())
    gazetteer = Gazetteer.compile(map(_place, rows), source=PlaceSource.WORLD)
    return _World(gazetteer=gazetteer, languages=languages)


def _rows() -> Iterator[dict[str, Any]]:
    written = resources.files("clarion.reading.places") / "world.jsonl"
    for line in written.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _place(row: Mapping[str, Any]) -> Place:
    names = list(row["names"])
    return Place(
        name=next((name for name in names if not row["names"][name]), names[0]),
        kind=PlaceKind(row["kind"]),
        other_names=tuple(names),
        lat=row.get("lat"),
        lon=row.get("lon"),
        area=row.get("area", ""),
        key=row["key"],
    )


def world_names() -> Iterator[tuple[str, PlaceKind]]:
    """Yield every name of every place of the list, with what kind of place it is."""
    for row in _rows():
        for name in row["names"]:
            yield name, PlaceKind(row["kind"])
