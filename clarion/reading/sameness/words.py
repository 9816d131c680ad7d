"""Takes from a text the words that make it this text, and says how much each of them weighs."""

import calendar
import math
import re
from functools import cache, lru_cache
from importlib import resources
from typing import Final

from clarion.reading.folding import fold

# What follows in a longer text repeats or quotes, and comparing costs with every word.
WORDS_MAX: Final = 160
CHARACTERS_MAX: Final = 2_000
# A word that stands in one of a thousand messages or in fewer weighs a whole.
RARE_SHARE: Final = 0.001
WEIGHT_MIN: Final = 0.05
NAME_WEIGHT_MIN: Final = 0.6
# So many words have their weights and folded forms kept ready.
READY_WORDS_MAX: Final = 200_000

_HANDED_ON: Final = re.compile(
    r"^\s*(?:(?:RT|MT|QT)\b[\s:]*)?(?:@\w+(?:[.-]\w+)*[\s:,]*)+|^\s*RT\b[\s:]*"
)
_NOISE: Final = re.compile(r"https?:\S*|www\.\S+|@\w+(?:[.-]\w+)*|&\w{2,6};|\S*…$")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# With a capital, and nobody's name.
_DATES: Final = frozenset(
    name.lower() for name in (*calendar.day_name, *calendar.month_name, "Christmas", "Easter")
)
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f]")


def split(text: str) -> tuple[list[str], list[str]]:
    """Return the words as typed and as compared, without links, mentions and who handed it on."""
    text = _HANDED_ON.sub("", text[:CHARACTERS_MAX], count=1)
    if "@" in text or "http" in text or "&" in text or "www." in text or "…" in text:
        text = _NOISE.sub(" ", text)
    typed = _WORD.findall(text)[:WORDS_MAX]
    if not text.isascii() and _UNSPACED.search(text):
        typed = _spread(typed)
    pairs = [(word, folded) for word in typed if (folded := _compared(word))]
    return [word for word, _ in pairs], [folded for _, folded in pairs]


def compared(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return split(text)[1]


def handed_on(text: str) -> bool:
    """Whether somebody passes on another's words and says so."""
    return text.lstrip()[:3].upper() in {"RT ", "MT ", "RT:"} or text.lstrip().startswith("RT@")


@lru_cache(maxsize=READY_WORDS_MAX)
def weigh(word: str) -> float:
    """Return how much a word says, from 0.05 for "the" to 1 for what hardly anybody says."""
    share = _shares().get(word)
    if share is None:
        return 0.5 if len(word) == 1 else 1.0
    return max(WEIGHT_MIN, min(1.0, math.log(share) / math.log(RARE_SHARE)))


@lru_cache(maxsize=READY_WORDS_MAX)
def _compared(typed: str) -> str:
    word = fold(typed)
    # "floods", "flooded" and "flood" are one word here; so short an ending costs few mistakes.
    if len(word) > 5:
        for ending in ("ing", "ed", "es"):
            if word.endswith(ending) and len(word) - len(ending) > 3:
                return word[: -len(ending)]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def names_in(text: str) -> frozenset[str]:
    """Return the words with a capital letter directly behind another word, as they are compared.

    None where most words have one. Common words are no names.
    """
    text = text[:CHARACTERS_MAX]
    typed = list(_WORD.finditer(text))[:WORDS_MAX]
    found = [
        one.group()
        for one in typed
        if one.group()[0].isupper()
        and not one.group().isupper()
        and text[: one.start()].rstrip(" ")[-1:].isalnum()
    ]
    if not found or len(found) > len(typed) / 2:
        return frozenset()
    names = (_compared(one) for one in found if one.lower() not in _DATES)
    return frozenset(name for name in names if weigh(name) >= NAME_WEIGHT_MIN)


@cache
def _shares() -> dict[str, float]:
    """Return for each compared word the share of messages that hold it."""
    shares: dict[str, float] = {}
    lines = (resources.files("clarion.reading.sameness") / "common_words.txt").read_text("utf-8")
    for line in lines.splitlines():
        if line and not line.startswith("#"):
            word, per_thousand = line.split()
            compared = _compared(word)
            shares[compared] = min(0.9, shares.get(compared, 0.0) + float(per_thousand) / 1000)
    return shares


def _spread(words: list[str]) -> list[str]:
    """Take scripts without spaces apart, two signs at a time, so that they can be compared."""
    spread: list[str] = []
    for word in words:
        if _UNSPACED.search(word) and len(word) > 2:
            spread += [word[at : at + 2] for at in range(len(word) - 1)]
        else:
            spread.append(word)
    return spread[:WORDS_MAX]
