"""How soon a text asks to be seen to: what presses and is found, and what does not and is.

No set that we may use says it. What stands in for "presses": messages of disasters to which people
gave a category of which each is about somebody in trouble now. What stands in for "does not":
CLINC150's test part, everyday queries to a machine (some of which do press: "i was robbed").
Many messages with such a category are calm reports or ask for a card, so recall is a proxy and
low; by the category it is told which. Sentences of our own, written after the lists, say more of
the words themselves, in six languages.
"""

import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import numpy as np

from clarion.reading import Reader, Reading
from clarion.reading.urgency.urgency import UrgencyLevel
from training.corpus import ROOT, STANDING_IN, everyday
from training.figures import Pair, by_label, by_language, counted, read_validation
from training.possible import where_possible

OWN: Final = ROOT / "tests/rules/reading/sentences/urgency_held_out.toml"
CATEGORIES: Final = ("request", *STANDING_IN, "water", "food", "shelter")
PRESSING: Final = frozenset({UrgencyLevel.NOW, UrgencyLevel.TODAY})


def measure() -> dict[str, Any]:
    """Return recall by category and language, false alarms, and our own sentences by level."""
    reader = Reader.compile()
    queries: list[Reading] = []

    def of_queries() -> dict[str, Any]:
        queries.extend(reader.read_many(one.text for one in everyday("test", "oos_test")))
        return levels(queries)

    return where_possible(
        {
            "own_sentences": partial(own_sentences, reader),
            "everyday": of_queries,
            "disaster": lambda: of_disasters(read_validation(reader), queries),
        }
    )


def own_sentences(reader: Reader) -> dict[str, Any]:
    """Return for each language and level what was found of our own sentences."""
    written = tomllib.loads(OWN.read_text(encoding="utf-8"))
    figures: dict[str, Any] = {}
    together: list[tuple[str, str]] = []
    for language, classes in written.items():
        rows = [(level, text) for level, texts in classes.items() for text in texts]
        readings = reader.read_many(text for _, text in rows)
        pairs = [
            (level, reading.urgency.level.value)
            for (level, _), reading in zip(rows, readings, strict=True)
        ]
        figures[language] = by_label(pairs)
        together += pairs
    return {"all": by_label(together), **figures}


def levels(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return how many texts are of each level, and by which kinds of reasons the pressing ones."""
    counts = Counter(reading.urgency.level for reading in readings)
    pressing = [reading for reading in readings if presses(reading)]
    reasons = Counter(
        reading.urgency.reasons[0].kind.value for reading in pressing if reading.urgency.reasons
    )
    return {
        "texts": len(readings),
        **{level.value: counts[level] for level in UrgencyLevel},
        "pressing_by_first_reason": dict(reasons.most_common()),
    }


def of_disasters(pairs: Sequence[Pair], queries: Sequence[Reading]) -> dict[str, Any]:
    """Return levels and recall by category for each language, direct messages apart from news.

    Precision is that of the messages with a category among the everyday queries, in English.
    """
    groups: dict[str, list[Pair]] = {}
    for language, members in by_language(pairs).items():
        for example, reading in members:
            name = f"en_{example.source}" if language == "en" else language
            groups.setdefault(name, []).append((example, reading))
    return {
        name: {
            "levels": levels([reading for _, reading in members]),
            "pressing_of": {label: recall_of(label, members) for label in CATEGORIES},
            **({"with_everyday": beside(members, queries)} if name == "en_direct" else {}),
        }
        for name, members in sorted(groups.items())
    }


def recall_of(label: str, pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return how many of the messages with a category press; the others are not "wrong" here."""
    readings = [reading for example, reading in pairs if label in example.labels]
    said = np.array([presses(one) for one in readings], dtype=bool)
    figures = counted(said, np.ones(len(readings), dtype=bool))
    now = sum(one.urgency.level is UrgencyLevel.NOW for one in readings)
    kept = ("there", "rightly", "recall", "recall_from", "recall_to")
    return {name: figures[name] for name in kept} | {"now": now}


def beside(pairs: Sequence[Pair], queries: Sequence[Reading]) -> dict[str, Any] | None:
    """Return recall and precision of what stands in among everyday queries; None without them."""
    if not queries:
        return None
    wanted = [reading for example, reading in pairs if not example.labels.isdisjoint(STANDING_IN)]
    there = np.array([True] * len(wanted) + [False] * len(queries))
    every = [*wanted, *queries]
    return {
        "now": counted(np.array([one.urgency.level is UrgencyLevel.NOW for one in every]), there),
        "now_or_today": counted(np.array([presses(one) for one in every]), there),
    }


def presses(reading: Reading) -> bool:
    """Return whether somebody should look at it today."""
    return reading.urgency.level in PRESSING
