"""Learns an office's labels from corrections, and shows on others what that changed."""

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from clarion.reading.learned.features import tokens
from clarion.reading.learned.weights import Weights
from clarion.reading.taught.fit import fit_labels
from clarion.reading.taught.label import Labeller

# One correction in so many is not learned from, but asked afterwards.
HELD_OUT_ONE_IN: Final = 5
# With fewer corrections a label is a guess: it is named, and not learned.
CORRECTIONS_MIN: Final = 5
# More labels than anybody can choose from; each costs 100 kB.
LABELS_MAX: Final = 100
LABEL_CHARACTERS_MAX: Final = 80
# Two years of a large office. More would not be learned better, only longer.
CORRECTIONS_MAX: Final = 50_000
# Below this the label is left open, which costs a person a moment; a wrong one costs more.
SURE_MIN: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A text and the label that a person gave it; ``was`` is what the machine had said."""

    text: str
    label: str
    was: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What became of one label's held-out texts: how many are right before and after.

    ``said`` counts how often the label was given, rightly or not.
    """

    label: str
    held_out: int
    right_before: int
    said_before: int
    right_after: int
    said_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What was learned, and what it changed on corrections that it was not learned from."""

    weights: Weights
    """Learned from all corrections, the held-out ones too: what would be kept."""
    compared: tuple[Compared, ...]
    learned_from: int
    too_few: dict[str, int]
    """Labels that were not learned, and how many corrections each has."""
    before: str
    """What "before" is: ``kept`` (the model that is in use), ``was`` (as given) or ``nothing``."""


def correction(table: Mapping[str, Any]) -> Correction:
    """Return the correction that a line describes; ValueError says in a sentence what is wrong."""
    text, label, was = table.get("text"), table.get("label"), table.get("was")
    if not isinstance(text, str) or not tokens(text):
        raise ValueError('The line has no "text" with words in it.')
    if not isinstance(label, str) or not label.strip():
        raise ValueError('The line has no "label".')
    if len(label.strip()) > LABEL_CHARACTERS_MAX:
        raise ValueError(f'The "label" has more than {LABEL_CHARACTERS_MAX} characters.')
    if was is not None and not isinstance(was, str):
        raise ValueError('"was" is not text.')
    return Correction(text=text, label=label.strip(), was=was)


def teach(corrections: Sequence[Correction], *, kept: Weights | None = None) -> Lesson:
    """Learn from most corrections and ask about the rest; ValueError when nothing can be learned.

    Whether a text is held out depends on its words alone, so that the same text is never both.
    """
    if len(corrections) > CORRECTIONS_MAX:
        raise ValueError(f"{len(corrections)} corrections are more than {CORRECTIONS_MAX}.")
    numbers = Counter(one.label for one in corrections)
    labels = sorted(label for label, number in numbers.items() if number >= CORRECTIONS_MIN)
    if len(labels) < 2:
        raise ValueError(f"Fewer than two labels have {CORRECTIONS_MIN} corrections each.")
    if len(labels) > LABELS_MAX:
        raise ValueError(f"{len(labels)} labels are more than {LABELS_MAX}.")
    usable = [one for one in corrections if one.label in labels]
    asked = [one for one in usable if _held_out(one)]
    told = [one for one in usable if not _held_out(one)]
    if not told:
        raise ValueError("All corrections have the same words.")
    after = _labels(asked, _learn(told, labels))
    before, what = _before(asked, kept)
    return Lesson(
        weights=_learn(usable, labels),
        compared=tuple(_compare(label, asked, before, after) for label in labels),
        learned_from=len(told),
        too_few={label: number for label, number in numbers.items() if label not in labels},
        before=what,
    )


def _labels(asked: Sequence[Correction], weights: Weights) -> list[str | None]:
    found = Labeller(weights).label_many([one.text for one in asked])
    return [one.label if one else None for one in found]


def _learn(corrections: Sequence[Correction], labels: Sequence[str]) -> Weights:
    texts = [one.text for one in corrections]
    return fit_labels(texts, [one.label for one in corrections], labels, threshold=SURE_MIN)


def _held_out(one: Correction) -> bool:
    words = " ".join(tokens(one.text)).casefold()
    return zlib.crc32(words.encode("utf-8", "surrogatepass")) % HELD_OUT_ONE_IN == 0


def _before(asked: Sequence[Correction], kept: Weights | None) -> tuple[list[str | None], str]:
    if kept is not None:
        return _labels(asked, kept), "kept"
    given = [one.was for one in asked]
    return given, "was" if any(given) else "nothing"


def _compare(
    label: str,
    asked: Sequence[Correction],
    before: Sequence[str | None],
    after: Sequence[str | None],
) -> Compared:
    there = [one.label == label for one in asked]
    return Compared(
        label=label,
        held_out=sum(there),
        right_before=sum(
            is_it and said == label for is_it, said in zip(there, before, strict=True)
        ),
        said_before=sum(said == label for said in before),
        right_after=sum(is_it and said == label for is_it, said in zip(there, after, strict=True)),
        said_after=sum(said == label for said in after),
    )
