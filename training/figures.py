"""Counts what was found, missed and wrongly found, by class and by language."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from clarion.reading import CategoryKind, LifeRiskLevel, Reader, Reading
from clarion.reading.fast import FastReader, FastReading
from clarion.reading.missed import share
from training.corpus import Example, at_risk, disaster, everyday

# In a language with fewer texts than this no figure would say anything: they are "other".
TEXTS_MIN: Final = 100
# Languages of the originals by our own detector; every English message is a translation or news.
ENGLISH_SOURCES: Final = frozenset({"direct", "social", "news"})
NET: Final = frozenset({LifeRiskLevel.CERTAIN, LifeRiskLevel.POSSIBLE, LifeRiskLevel.UNCLEAR})
CALLED: Final = frozenset({LifeRiskLevel.CERTAIN, LifeRiskLevel.POSSIBLE})

# What a text of our own was written to show when it shows none of the kinds.
NOTHING: Final = "nothing"
# So many of the labels that were given wrongly are named, the most frequent first.
INSTEAD_MAX: Final = 5

Pair = tuple[Example, Reading]
FastPair = tuple[Example, FastReading]
Net = Callable[[Reading | FastReading], bool]
AnyPair = TypeVar("AnyPair", Pair, FastPair)


def read_validation(reader: Reader) -> list[Pair]:
    """Read every text of the validation set, English and as written: none was learned from."""
    examples = list(disaster("validation"))
    return list(zip(examples, reader.read_many(one.text for one in examples), strict=True))


def glance_at_validation(reader: FastReader) -> list[FastPair]:
    """Read the same texts at a glance."""
    examples = list(disaster("validation"))
    return list(zip(examples, reader.read_many(one.text for one in examples), strict=True))


def categories(pairs: Sequence[AnyPair]) -> dict[str, Any]:
    """Return for each group of languages and each category what was found of what is there."""
    figures: dict[str, Any] = {}
    for group, members in by_language(pairs).items():
        found = np.array([[kind in _kinds(r) for kind in CategoryKind] for _, r in members])
        wanted = np.array([[kind in e.labels for kind in CategoryKind] for e, _ in members])
        figures[group] = {
            "texts": len(members),
            **{
                kind.value: counted(found[:, at], wanted[:, at])
                for at, kind in enumerate(CategoryKind)
            },
        }
    return figures


def _kinds(reading: Reading | FastReading) -> frozenset[CategoryKind]:
    if isinstance(reading, FastReading):
        return frozenset(reading.categories)
    return frozenset(one.kind for one in reading.categories)


def _level(reading: Reading | FastReading) -> LifeRiskLevel:
    return reading.level if isinstance(reading, FastReading) else reading.life_risk.level


def life_risk(pairs: Sequence[AnyPair]) -> dict[str, Any]:
    """Return for each source and language what lexicons and nets find, and at what price."""
    nets: dict[str, Net] = {
        "lexicons": lambda reading: bool(reading.risks),
        "possible_or_more": lambda reading: _level(reading) in CALLED,
        "wide_net": lambda reading: _level(reading) in NET,
    }
    groups = {
        source: [pair for pair in pairs if pair[0].source == source]
        for source in ("direct", "original", "news")
    }
    groups["first_hand"] = groups["direct"] + groups["original"]
    languages = by_language(pairs)
    groups |= {name: members for name, members in languages.items() if name != "en"}
    return {
        source: {name: alarms(members, net) for name, net in nets.items()}
        for source, members in groups.items()
    }


def alarms(pairs: Sequence[AnyPair], net: Net) -> dict[str, Any]:
    """Return recall with its interval, precision, and which share of all texts is caught."""
    found = np.array([net(reading) for _, reading in pairs])
    wanted = np.array([at_risk(one) for one, _ in pairs])
    return {
        "texts": len(pairs),
        **counted(found, wanted),
        "alarm_share": rounded(int(found.sum()), len(pairs)),
        "missed_ids": sorted(
            {
                f"{one.id}{'-original' if one.source == 'original' else ''}"
                for (one, _), caught, there in zip(pairs, found, wanted, strict=True)
                if there and not caught
            }
        ),
    }


def everyday_alarms(reader: Reader) -> dict[str, Any]:
    """Return how many harmless everyday queries, none of them learned from, raise an alarm."""
    readings = reader.read_many(one.text for one in everyday("test", "oos_test"))
    levels = {
        level.value: sum(one.life_risk.level is level for one in readings)
        for level in LifeRiskLevel
    }
    return {
        "texts": len(readings),
        "lexicons": sum(bool(one.risks) for one in readings),
        "given_a_category": sum(bool(one.categories) for one in readings),
        "levels": levels,
    }


def by_language(pairs: Sequence[AnyPair]) -> dict[str, list[AnyPair]]:
    """Return the texts by language: English as given, the originals as our detector tells."""
    groups: dict[str, list[AnyPair]] = {"en": []}
    for example, reading in pairs:
        english = example.source in ENGLISH_SOURCES
        group = "en" if english else f"original_{reading.language.code}"
        groups.setdefault(group, []).append((example, reading))
    few = [name for name, members in groups.items() if len(members) < TEXTS_MIN]
    other = [pair for name in few for pair in groups.pop(name)]
    if other:
        groups["original_other"] = other
    return groups


def by_kind(found: Sequence[tuple[str, Collection[str]]], kinds: Sequence[str]) -> dict[str, Any]:
    """Return for each kind what was found of the texts that were written to show it.

    A text may show more than that: another kind in it is wrong only where it shows "nothing".
    """
    figures: dict[str, Any] = {"texts": len(found)}
    for kind in kinds:
        mine = [(wanted, said) for wanted, said in found if wanted in {str(kind), NOTHING}]
        there = np.array([wanted == kind for wanted, _ in mine], dtype=bool)
        if there.any():
            figures[str(kind)] = counted(np.array([kind in said for _, said in mine]), there)
    return figures


def by_label(pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """Return for each label that a text should have what it was called, rightly and instead.

    Each pair is what a text is and what it was called; what nothing is but something was called
    has no row of its own, and stands in `instead` of what it was taken for.
    """
    wanted, said = (np.array([pair[side] for pair in pairs], dtype=str) for side in (0, 1))
    figures: dict[str, Any] = {"texts": len(pairs)}
    for label in sorted(set(wanted.tolist())):
        wrong = Counter(said[(wanted == label) & (said != label)].tolist())
        figures[label] = counted(said == label, wanted == label)
        figures[label]["instead"] = dict(wrong.most_common(INSTEAD_MAX))
    return figures


def counted(found: NDArray[np.bool_], wanted: NDArray[np.bool_]) -> dict[str, Any]:
    """Return counts, recall and precision; the interval holds the truth 19 times in 20."""
    return from_counts(int((found & wanted).sum()), int(wanted.sum()), int(found.sum()))


def from_counts(rightly: int, there: int, found: int) -> dict[str, Any]:
    """Return the same from how many are found rightly, are there, and are found at all."""
    interval = share(rightly, there)
    return {
        "there": there,
        "found": found,
        "rightly": rightly,
        "recall": rounded(rightly, there),
        "recall_from": round(interval.low, 3),
        "recall_to": round(interval.high, 3),
        "precision": rounded(rightly, found),
    }


def rounded(part: int, of: int) -> float | None:
    """Return a share to three figures, or None of nothing."""
    return round(part / of, 3) if of else None
