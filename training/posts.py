"""Reads the crisis posts in which people have marked the places (IDRISI, CC BY 4.0)."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from clarion.reading.places.place import PlaceKind
from training.data import lies_at

ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGES: Final = ("en", "ar")
# Whole events that no weight has seen: other places, other words.
HELD_OUT: Final = frozenset(
    {
        "italy_earthquake_aug_2016", "maryland_floods_2018", "srilanka_floods_2017",
        "hurricane_matthew_2016", "hafr_albatin_floods_2019", "cairo_bombing_2019",
        "dragon_storms_2020",
    }
)  # fmt: skip
# Events that settle how sure a tag is, before they too are learned from.
DEVELOPMENT: Final = frozenset({"kaikoura_earthquake_2016", "jordan_floods_2018"})
KINDS: Final = {
    "Country": PlaceKind.COUNTRY, "CTRY": PlaceKind.COUNTRY,
    "State": PlaceKind.STATE, "PROV": PlaceKind.STATE,
    "County": PlaceKind.COUNTY,
    "City/town": PlaceKind.CITY, "CITY": PlaceKind.CITY,
    "District": PlaceKind.DISTRICT, "DIST": PlaceKind.DISTRICT,
    "Neighborhood": PlaceKind.NEIGHBOURHOOD, "NBHD": PlaceKind.NEIGHBOURHOOD,
    "Road/street": PlaceKind.ROAD, "ST": PlaceKind.ROAD,
    "Human-made Point-of-Interest": PlaceKind.POINT_OF_INTEREST,
    "HPOI": PlaceKind.POINT_OF_INTEREST,
    "Natural Point-of-Interest": PlaceKind.NATURAL, "NPOI": PlaceKind.NATURAL,
    "Island": PlaceKind.NATURAL,
    "Continent": PlaceKind.AREA, "Other locations": PlaceKind.AREA, "OTHR": PlaceKind.AREA,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post, its event, and the places in it as (start, end, kind)."""

    text: str
    language: str
    event: str
    places: tuple[tuple[int, int, PlaceKind], ...]


def posts() -> Iterator[Post]:
    """Yield every post of both languages in the order of the files."""
    for language in LANGUAGES:
        path = lies_at(f"idrisi/{language}_train.jsonl.gz")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield _post(json.loads(line), language)


def _post(row: dict[str, object], language: str) -> Post:
    text, mentions = str(row["text"]), row["location_mentions"]
    assert isinstance(mentions, list)
    places = []
    for mention in mentions:
        start = int(mention.get("start_offset", mention.get("startIdx")))
        end = int(mention.get("end_offset", mention.get("endIdx")))
        if text[start:end] == mention["text"]:
            places.append((start, end, KINDS[mention["type"]]))
    return Post(text=text, language=language, event=str(row["event"]), places=tuple(sorted(places)))
