"""Feelings and the needs behind them: found in sentences of our own, and how often anywhere.

No set that we may use says what a text feels. Recall and precision are those of sentences of our
own that were written after the lists, from the names of the feelings alone. Everything else is
coverage: in how many texts of each kind and language each feeling is found, right or wrong. The
rumours have a column `sentiment`; nobody says what its numbers mean or who gave them, a fifth are
faults of a spreadsheet, and so only what the temperature is beside each is shown.
"""

import csv
import statistics
import tomllib
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from clarion.reading import Reader, Reading
from clarion.reading.feelings.feeling import FeelingKind
from training.corpus import ROOT, everyday
from training.data import lies_at
from training.figures import by_kind, by_language, read_validation, rounded
from training.possible import where_possible

OWN: Final = ROOT / "tests/rules/reading/sentences/feelings_held_out.toml"
# From so far on a text is called warm or cold, which is where a lone plain feeling lies.
WARM: Final = 0.2


def measure() -> dict[str, Any]:
    """Return recall and precision on our own sentences, and coverage everywhere else."""
    reader = Reader.compile()
    return where_possible(
        {
            "own_sentences": partial(own_sentences, reader),
            "coverage_disaster": partial(of_disasters, reader),
            "coverage_everyday": lambda: coverage(
                reader.read_many(one.text for one in everyday("test", "oos_test"))
            ),
            "temperature_by_sentiment_column": partial(beside_sentiment, reader),
        }
    )


def own_sentences(reader: Reader) -> dict[str, Any]:
    """Return for each language and kind what was found of our own sentences."""
    written = tomllib.loads(OWN.read_text(encoding="utf-8"))
    together: list[tuple[str, frozenset[str]]] = []
    figures: dict[str, Any] = {}
    for language, kinds in written.items():
        rows = [(kind, text) for kind, texts in kinds.items() for text in texts]
        readings = reader.read_many(text for _, text in rows)
        found = [
            (kind, frozenset(one.kind.value for one in reading.feelings))
            for (kind, _), reading in zip(rows, readings, strict=True)
        ]
        figures[language] = by_kind(found, [kind.value for kind in FeelingKind])
        together += found
    return {"all": by_kind(together, [kind.value for kind in FeelingKind]), **figures}


def of_disasters(reader: Reader) -> dict[str, Any]:
    """Return coverage by language, and of the English ones direct messages apart from news."""
    groups: dict[str, list[Reading]] = defaultdict(list)
    for language, pairs in by_language(read_validation(reader)).items():
        for example, reading in pairs:
            groups[f"{language}_{example.source}" if language == "en" else language].append(reading)
    return {name: coverage(readings) for name, readings in sorted(groups.items())}


def coverage(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return how many texts there are, in how many anything is found, and each kind in how many."""
    counts = Counter(one.kind.value for reading in readings for one in reading.feelings)
    some = sum(bool(reading.feelings) for reading in readings)
    return {
        "texts": len(readings),
        "with_any": some,
        "share": rounded(some, len(readings)),
        "warm": sum(reading.temperature.value >= WARM for reading in readings),
        "cold": sum(reading.temperature.value <= -WARM for reading in readings),
        "kinds": {kind.value: counts[kind.value] for kind in FeelingKind},
    }


def beside_sentiment(reader: Reader) -> dict[str, Any]:
    """Return for each value of that column the texts, how many are warm or cold, and the mean."""
    with lies_at("covid19_rumor/Twitter.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["sentiment"], row["content"]) for row in csv.DictReader(file)]
    groups: dict[str, list[Reading]] = defaultdict(list)
    for (value, _), reading in zip(rows, reader.read_many(text for _, text in rows), strict=True):
        groups[value if value.isdigit() else "fault"].append(reading)
    return {
        value: {
            "texts": len(readings),
            "warm": sum(one.temperature.value >= WARM for one in readings),
            "cold": sum(one.temperature.value <= -WARM for one in readings),
            "mean": round(statistics.fmean(one.temperature.value for one in readings), 3),
        }
        for value, readings in sorted(groups.items())
    }
