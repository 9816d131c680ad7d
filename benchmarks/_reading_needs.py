"""What messages want of an office, by class and language: what is found of it, and wrongly found.

No public data set says it of messages to an office. So there are three measures: sentences of our
own that no lexicon was made from, whose author also wrote the lexicons; messages of disasters that
people have called requests; and everyday queries, in which none of the grave needs can be.
"""

import tomllib
from collections import Counter, defaultdict
from functools import partial
from typing import Any, Final

import numpy as np

from clarion.reading import NeedKind, Reader, Reading
from clarion.reading.fast import FastReader, FastReading
from clarion.reading.meaning import bundled_encoder
from training.corpus import ROOT, everyday
from training.figures import (
    FastPair,
    Pair,
    by_kind,
    by_language,
    counted,
    glance_at_validation,
    read_validation,
)
from training.possible import where_possible

AnyReader = Reader | FastReader

SENTENCES: Final = ROOT / "tests/rules/reading/sentences"
# Whoever asks for something does it as a question, a report, or a call for help.
ASKING: Final = frozenset({NeedKind.HELP, NeedKind.REPORT, NeedKind.QUESTION})
# Nobody who asks a telephone for the weather wants one of these, or is one of these.
NEVER_EVERYDAY: Final = frozenset(NeedKind) - ASKING - {NeedKind.THANKS, NeedKind.COMPLIMENT}


def measure() -> dict[str, Any]:
    """Return the three, each with its counts: at a glance, by words alone, and with meaning."""
    readers: dict[str, AnyReader] = {
        "fast": FastReader(),
        "words_alone": Reader.compile(),
        "words_and_meaning": Reader.compile(encode=bundled_encoder().encode),
    }
    return {
        name: where_possible(
            {
                "held_out": partial(sentences, reader, "needs_held_out"),
                # Lexicons and model learned from these since.
                "seen": partial(sentences, reader, "needs_seen"),
                "requests_of_disasters": partial(requests, reader),
                "everyday": partial(wrongly_grave, reader),
            }
        )
        for name, reader in readers.items()
    }


def sentences(reader: AnyReader, name: str) -> dict[str, Any]:
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
        figures[language] = by_kind(found, list(NeedKind))
        together["all"] += found
    return {"all": by_kind(together["all"], list(NeedKind)), **figures}


def requests(reader: AnyReader) -> dict[str, Any]:
    """Return for each language how many messages that people called requests ask for something."""
    figures = {}
    for language, pairs in groups(reader).items():
        said = np.array([not ASKING.isdisjoint(_kinds(reading)) for _, reading in pairs])
        wanted = np.array(["request" in example.labels for example, _ in pairs])
        figures[language] = {"texts": len(pairs), **counted(said, wanted)}
    return figures


def groups(reader: AnyReader) -> dict[str, list[Pair]] | dict[str, list[FastPair]]:
    """Return the messages of disasters by language, read."""
    if isinstance(reader, FastReader):
        return by_language(glance_at_validation(reader))
    return by_language(read_validation(reader))


def wrongly_grave(reader: AnyReader) -> dict[str, Any]:
    """Count which needs are found in everyday queries where they cannot be."""
    readings = reader.read_many(one.text for one in everyday("test", "oos_test"))
    counts = Counter(kind for one in readings for kind in _kinds(one) & NEVER_EVERYDAY)
    return {
        "texts": len(readings),
        "wrongly": {kind.value: counts[kind] for kind in NeedKind if kind in NEVER_EVERYDAY},
    }


def _kinds(reading: Reading | FastReading) -> frozenset[NeedKind]:
    if isinstance(reading, FastReading):
        return frozenset({reading.need} if reading.need else ())
    return frozenset(one.kind for one in reading.needs)
