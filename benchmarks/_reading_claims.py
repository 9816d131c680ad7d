"""What says that something is so: how much of it is found, and how much else is taken for it.

Nobody has marked claims in texts that we may use. What stands in for a claim: each statement of
the COVID-19 rumours, which were collected because each says that something is so (a few are
headlines, jokes or abuse, and count as missed). What stands in for a text that claims nothing:
each query of CLINC150's test part, a question or a command to a machine (a few state something,
"my card was stolen", and count as wrong when they are found). A question whether something is so
is found on purpose, as somebody may be passing on a rumour: it stands apart as `asks`.
"""

import csv
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from clarion.reading import Reader, Reading
from clarion.reading.claims.claim import Claim, Modality
from training.corpus import everyday
from training.data import lies_at
from training.figures import counted, rounded
from training.possible import where_possible

VERDICTS: Final = {"T": "true", "F": "false", "U": "unverified"}


def measure() -> dict[str, Any]:
    """Return recall on rumours, false claims in everyday queries, and both together."""
    reader = Reader.compile()
    rumours: list[tuple[str, Reading]] = []
    queries: list[Reading] = []

    def of_rumours() -> dict[str, Any]:
        rows = list(rumour_rows())
        readings = reader.read_many(text for text, _ in rows)
        rumours.extend(zip((verdict for _, verdict in rows), readings, strict=True))
        return statements(rumours)

    def of_queries() -> dict[str, Any]:
        queries.extend(reader.read_many(one.text for one in everyday("test", "oos_test")))
        return wrongly(queries)

    figures = where_possible({"rumours": of_rumours, "everyday": of_queries})
    if rumours and queries:
        figures["together"] = together([reading for _, reading in rumours], queries)
    return figures


def rumour_rows() -> list[tuple[str, str]]:
    """Return each rumour and what became of it: true, false, unverified."""
    with lies_at("covid19_rumor/Twitter.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(row["content"], VERDICTS[row["label"]]) for row in csv.DictReader(file)]


def statements(pairs: Sequence[tuple[str, Reading]]) -> dict[str, Any]:
    """Return how many statements are found, by verdict, and as whose word and how they are said."""
    figures = {"all": _found([reading for _, reading in pairs])}
    for verdict in VERDICTS.values():
        figures[verdict] = _found([reading for name, reading in pairs if name == verdict])
    first = [reading.claims[0] for _, reading in pairs if reading.claims]
    return figures | {
        "said_how": dict(Counter(one.modality.value for one in first).most_common()),
        "whose_word": dict(Counter(one.source.value for one in first).most_common()),
    }


def _found(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return recall alone: all of them are there, so that precision would say nothing."""
    there = np.ones(len(readings), dtype=bool)
    figures = counted(np.array([bool(one.claims) for one in readings], dtype=bool), there)
    return {name: figures[name] for name in ("there", "rightly", "recall", "recall_from")} | {
        "recall_to": figures["recall_to"]
    }


def wrongly(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return in how many texts that claim nothing a claim is found, and what led to it."""
    found = [reading.claims for reading in readings if reading.claims]
    asked = sum(all(one.modality is Modality.ASKS for one in claims) for claims in found)
    why = Counter(reason for claims in found for reason in {led_by(one) for one in claims})
    return {
        "texts": len(readings),
        "with_a_claim": len(found),
        "share": rounded(len(found), len(readings)),
        "of_these_asks_whether": asked,
        "otherwise": len(found) - asked,
        "led_by": dict(why.most_common()),
    }


def led_by(claim: Claim) -> str:
    """Return by what a sentence was taken for a claim: the first of those that are there."""
    for name in ("source_words", "modality_words", "places", "times", "numbers"):
        if getattr(claim, name):
            return name
    return "nothing"


def together(rumours: Sequence[Reading], queries: Sequence[Reading]) -> dict[str, Any]:
    """Return recall and precision among both; precision is that of this mixture and no other."""
    there = np.array([True] * len(rumours) + [False] * len(queries))
    every = [*rumours, *queries]
    said = np.array([bool(one.claims) for one in every], dtype=bool)
    asserted = np.array(
        [any(claim.modality is not Modality.ASKS for claim in one.claims) for one in every]
    )
    return {"any_claim": counted(said, there), "not_only_asked": counted(asserted, there)}
