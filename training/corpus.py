"""The texts that are learned from, with their labels, and which of them are kept aside."""

import csv
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from clarion.reading.folding import split_words
from clarion.reading.language import tell_language
from clarion.reading.lexicon import bundled_book
from clarion.reading.risk import find_risks
from training.data import lies_at

ROOT: Final = Path(__file__).resolve().parent.parent
# One message in so many is kept aside to choose thresholds with; its original goes with it.
ASIDE_ONE_IN: Final = 6
# The disaster set has no label "a life is at risk": these of its categories stand in for it.
STANDING_IN: Final = ("search_and_rescue", "medical_help", "missing_people", "death")


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One text and the labels that people gave it; ``source`` is where it comes from."""

    id: str
    text: str
    labels: frozenset[str]
    source: str  # direct, social, news, original (of a translated one), everyday
    aside: bool


def training_examples() -> list[Example]:
    """Return what may be learned from: never a text of the validation set."""
    return [*disaster("train"), *everyday("train", "oos_train")]


def disaster(part: str) -> Iterator[Example]:
    """Yield each message in English and, where it was written in another language, as written."""
    with gzip.open(lies_at(f"disaster_response/{part}.csv.gz"), "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            labels = frozenset(name for name, value in row.items() if value == "1")
            aside = zlib.crc32(row["id"].encode()) % ASIDE_ONE_IN == 0
            for source, text in ((row["genre"], row["message"]), ("original", row["original"])):
                if text.strip():
                    yield Example(
                        id=row["id"], text=text, labels=labels, source=source, aside=aside
                    )


def everyday(*parts: str) -> Iterator[Example]:
    """Yield harmless everyday queries, which have none of the labels."""
    with gzip.open(lies_at("clinc150/data_full.json.gz"), "rt", encoding="utf-8") as file:
        queries = json.load(file)
    for part in parts:
        for number, (text, _) in enumerate(queries[part]):
            aside = zlib.crc32(text.encode()) % ASIDE_ONE_IN == 0
            yield Example(
                id=f"{part}-{number}",
                text=text,
                labels=frozenset(),
                source="everyday",
                aside=aside,
            )


def at_risk(example: Example) -> bool:
    """Return whether one of the categories that stand in for "a life is at risk" was given."""
    return not example.labels.isdisjoint(STANDING_IN)


def alarmed_by_words(text: str) -> bool:
    """Return whether the lexicons alone find a danger in a text."""
    words = split_words(text)
    return bool(find_risks(words, list(bundled_book().find(words)), tell_language(words)))
