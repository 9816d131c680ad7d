"""Finds the few tellings among many that a new one may resemble, at a bounded cost."""

from collections import defaultdict
from heapq import nlargest
from typing import Final

from clarion.reading.sameness.traces import Trace
from clarion.reading.sameness.words import weigh

# A word leads to so many of its newest tellings: common words must not cost more than rare ones.
PER_WORD_MAX: Final = 32
# So many of the weightiest words of a text are kept, and so many are asked for.
KEPT_WORDS_MAX: Final = 24
ASKED_WORDS_MAX: Final = 8
WEIGHT_MIN: Final = 0.3
# A cell of the map is about 500 m from north to south.
CELLS_PER_DEGREE: Final = 200
# "=" stands before a whole text, "~" before a place: no word begins with either.
SIGN_WEIGHTS: Final = {"=": 5.0, "~": 1.0}
CANDIDATES_MAX: Final = 8
# What shares less than this part of what the best one shares is not worth comparing.
SHARE_OF_BEST_MIN: Final = 0.25


class WordIndex:
    """Tellings by their weighty words, by the places that they name and by where they were told.

    Slots are numbers that the caller gives; a slot that is gone is only forgotten when met.
    """

    def __init__(self) -> None:
        self._slots: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self._slots)

    def add(self, slot: int, trace: Trace) -> None:
        """Let a telling be found."""
        for key in _keys(trace, words_max=KEPT_WORDS_MAX, around=False):
            found = self._slots.setdefault(key, [])
            found.append(slot)
            if len(found) > PER_WORD_MAX:
                del found[0]

    def remove(self, slot: int, trace: Trace) -> None:
        """Let a telling be found no more."""
        for key in _keys(trace, words_max=KEPT_WORDS_MAX, around=False):
            found = self._slots.get(key)
            if found and slot in found:
                found.remove(slot)
                if not found:
                    del self._slots[key]

    def same(self, trace: Trace) -> list[int]:
        """Return the slots of tellings with the very same words, the newest first, at most 8."""
        return self._slots.get(f"={trace.key}", [])[: -CANDIDATES_MAX - 1 : -1]

    def near(self, trace: Trace) -> list[int]:
        """Return the slots that share most with a telling, the nearest first, at most 8."""
        counts: defaultdict[int, float] = defaultdict(float)
        for key in _keys(trace, words_max=ASKED_WORDS_MAX, around=True):
            found = self._slots.get(key)
            if not found:
                continue
            weight = SIGN_WEIGHTS.get(key[0]) or weigh(key)
            for slot in found:
                counts[slot] += weight
        if not counts:
            return []
        # The newer of two that share as much comes first.
        best = nlargest(CANDIDATES_MAX, ((count, slot) for slot, count in counts.items()))
        least = best[0][0] * SHARE_OF_BEST_MIN
        return [slot for count, slot in best if count >= least]


def _keys(trace: Trace, *, words_max: int, around: bool) -> list[str]:
    weighty = sorted((-weigh(word), word) for word in trace.words if weigh(word) >= WEIGHT_MIN)
    keys = [f"={trace.key}", *(word for _, word in weighty[:words_max])]
    keys += [f"~{name}" for name, kind in trace.places.kinds.items() if kind != "town"]
    if trace.lat is not None and trace.lon is not None:
        row, column = int(trace.lat * CELLS_PER_DEGREE), int(trace.lon * CELLS_PER_DEGREE)
        reach = (-1, 0, 1) if around else (0,)
        keys += [f"~{row + up}:{column + across}" for up in reach for across in reach]
    return keys
