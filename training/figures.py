"""Counts what was found, missed and wrongly found, by class and by language."""

from collections.abc import Callable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from clarion.reading import CategoryKind, LifeRiskLevel, Reader, Reading
from clarion.reading.missed import share
from training.corpus import Example, at_risk, disaster, everyday

# In a language with fewer texts than this no figure would say anything: they are "other".
TEXTS_MIN: Final = 100
# Languages of the originals by our own detector; every English message is a translation or news.
ENGLISH_SOURCES: Final = frozenset({"direct", "social", "news"})
NET: Final = frozenset({LifeRiskLevel.CERTAIN, LifeRiskLevel.POSSIBLE, LifeRiskLevel.UNCLEAR})
CALLED: Final = frozenset({LifeRiskLevel.CERTAIN, LifeRiskLevel.POSSIBLE})

Pair = tuple[Example, Reading]


def read_validation(reader: Reader) -> list[Pair]:
    """Read every text of the validation set, English and as written: none was learned from."""
    examples = list(disaster("validation"))
    return list(zip(examples, reader.read_many(one.text for one in examples), strict=True))


def categories(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return for each group of languages and each category what was found of what is there."""
    figures: dict[str, Any] = {}
    for group, members in by_language(pairs).items():
        found = np.array(
            [
                [kind in {one.kind for one in r.categories} for kind in CategoryKind]
                for _, r in members
            ]
        )
        wanted = np.array([[kind in e.labels for kind in CategoryKind] for e, _ in members])
        figures[group] = {
            "texts": len(members),
            **{
                kind.value: counted(found[:, at], wanted[:, at])
                for at, kind in enumerate(CategoryKind)
            },
        }
    return figures


def life_risk(pairs: Sequence[Pair]) -> dict[str, Any]:
    """Return for each source and language what lexicons and nets find, and at what price."""
    nets: dict[str, Callable[[Reading], bool]] = {
        "lexicons": lambda reading: bool(reading.risks),
        "possible_or_more": lambda reading: reading.life_risk.level in CALLED,
        "wide_net": lambda reading: reading.life_risk.level in NET,
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


def alarms(pairs: Sequence[Pair], net: Callable[[Reading], bool]) -> dict[str, Any]:
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


def by_language(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """Return the texts by language: English as given, the originals as our detector tells."""
    groups: dict[str, list[Pair]] = {"en": []}
    for example, reading in pairs:
        english = example.source in ENGLISH_SOURCES
        group = "en" if english else f"original_{reading.language.code}"
        groups.setdefault(group, []).append((example, reading))
    few = [name for name, members in groups.items() if len(members) < TEXTS_MIN]
    other = [pair for name in few for pair in groups.pop(name)]
    if other:
        groups["original_other"] = other
    return groups


def counted(found: NDArray[np.bool_], wanted: NDArray[np.bool_]) -> dict[str, Any]:
    """Return counts, recall and precision; the interval holds the truth 19 times in 20."""
    both, there, said = int((found & wanted).sum()), int(wanted.sum()), int(found.sum())
    interval = share(both, there)
    return {
        "there": there,
        "found": said,
        "rightly": both,
        "recall": rounded(both, there),
        "recall_from": round(interval.low, 3),
        "recall_to": round(interval.high, 3),
        "precision": rounded(both, said),
    }


def rounded(part: int, of: int) -> float | None:
    """Return a share to three figures, or None of nothing."""
    return round(part / of, 3) if of else None
