"""What messages want of an office, by class and language: what is found of it, and wrongly found.

No public data set says it of messages to an office. So there are three measures: sentences of our
own that no lexicon was made from, whose author also wrote the lexicons; messages of disasters that
people have called requests; and everyday queries, in which none of the grave needs can be.
"""

import tomllib
from collections import Counter, defaultdict
from typing import Any, Final

import numpy as np

from clarion.reading import NeedKind, Reader, Reading
from clarion.reading.meaning import bundled_encoder
from training.corpus import ROOT, everyday
from training.figures import by_language, counted, read_validation

SENTENCES: Final = ROOT / "tests/rules/reading/sentences"
NOTHING: Final = "nothing"
# Whoever asks for something does it as a question, a report, or a call for help.
ASKING: Final = frozenset({NeedKind.HELP, NeedKind.REPORT, NeedKind.QUESTION})
# Nobody who asks a telephone for the weather wants one of these, or is one of these.
NEVER_EVERYDAY: Final = frozenset(NeedKind) - ASKING - {NeedKind.THANKS, NeedKind.COMPLIMENT}


def measure() -> dict[str, Any]:
    """Return the three, each with its counts: by words alone, and with meaning beside them."""
    readers = {
        "words_alone": Reader.compile(),
        "words_and_meaning": Reader.compile(encode=bundled_encoder().encode),
    }
    return {
        name: {
            "held_out": sentences(reader, "needs_held_out"),
            "seen": sentences(reader, "needs_seen"),  # lexicons and model learned from them since
            "requests_of_disasters": requests(reader),
            "everyday": wrongly_grave(reader),
        }
        for name, reader in readers.items()
    }


def sentences(reader: Reader, name: str) -> dict[str, Any]:
    """Return for each language and class what was found of our own sentences in a file."""
    written = tomllib.loads((SENTENCES / f"{name}.toml").read_text(encoding="utf-8"))
    figures: dict[str, Any] = {}
    together: defaultdict[str, list[tuple[str, frozenset[NeedKind]]]] = defaultdict(list)
    for language, classes in written.items():
        rows = [(wanted, text) for wanted, texts in classes.items() for text in texts]
        readings = reader.read_many(text for _, text in rows)
        found = [
            (wanted, _kinds(reading)) for (wanted, _), reading in zip(rows, readings, strict=True)
        ]
        figures[language] = _by_class(found)
        together["all"] += found
    return {"all": _by_class(together["all"]), **figures}


def _by_class(found: list[tuple[str, frozenset[NeedKind]]]) -> dict[str, Any]:
    """A sentence may want more than its class: another need in it is wrong only in "nothing"."""
    figures: dict[str, Any] = {"texts": len(found)}
    for kind in NeedKind:
        mine = [(wanted, kinds) for wanted, kinds in found if wanted in {kind.value, NOTHING}]
        there = np.array([wanted == kind.value for wanted, _ in mine], dtype=bool)
        if there.any():
            said = np.array([kind in kinds for _, kinds in mine], dtype=bool)
            figures[kind.value] = counted(said, there)
    return figures


def requests(reader: Reader) -> dict[str, Any]:
    """Return for each language how many messages that people called requests ask for something."""
    figures = {}
    for language, pairs in by_language(read_validation(reader)).items():
        said = np.array([not ASKING.isdisjoint(_kinds(reading)) for _, reading in pairs])
        wanted = np.array(["request" in example.labels for example, _ in pairs])
        figures[language] = {"texts": len(pairs), **counted(said, wanted)}
    return figures


def wrongly_grave(reader: Reader) -> dict[str, Any]:
    """Count which needs are found in everyday queries where they cannot be."""
    readings = reader.read_many(one.text for one in everyday("test", "oos_test"))
    counts = Counter(kind for one in readings for kind in _kinds(one) & NEVER_EVERYDAY)
    return {
        "texts": len(readings),
        "wrongly": {kind.value: counts[kind] for kind in NeedKind if kind in NEVER_EVERYDAY},
    }


def _kinds(reading: Reading) -> frozenset[NeedKind]:
    return frozenset(one.kind for one in reading.needs)
