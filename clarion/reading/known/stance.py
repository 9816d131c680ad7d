"""Tells whether a text says what a claim says, asks whether it is so, or denies it."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from itertools import zip_longest
from typing import Final

from clarion.reading.known.claims import Stance
from clarion.reading.questions import turned
from clarion.reading.sameness.phrasing import days_of
from clarion.reading.sameness.words import compared, split

_QUESTION: Final = re.compile(
    r"[?؟？]|\b(?:is it true|anyone know|can anyone confirm|es verdad|est-ce|eske|stimmt es)\b",
    re.IGNORECASE,
)
# Who says this says the opposite besides, or nothing: "it is fine, stop spreading this".
_STOP: Final = re.compile(
    r"\bstop (?:spreading|scaring|lying|sharing|making (?:this|things) up|panicking)\b",
    re.IGNORECASE,
)
# Who warns denies nothing: "they found e coli in it, don't drink it". It says that it is not safe.
_WARNS: Final = re.compile(
    r"(?:^|[,.;:!–—-]\s*|\b(?:so|please|and|pls)\s+)(?:do not|don['’]?t|never)\s+"
    r"(?!believe|fall|listen|worry|panic|trust|share|spread|be\b)(?=\w)",
    re.IGNORECASE,
)
# "No school on monday": it is shut, and nobody has denied it. But "no, the school is open".
_NONE: Final = re.compile(r"\bno\s+(?!longer\b|more\b|one\b|need\b)(\w+)", re.IGNORECASE)
_FOR_GOOD: Final = re.compile(r"\bfor (?:good|ever)\b", re.IGNORECASE)
# The whole is denied, however far on what it is stands: "it isn't true that the bridge ..."
_WHOLE: Final = re.compile(
    r"\b(?:not|isn['’]?t|never|wasn['’]?t) (?:at all |really |actually )?(?:true|correct|so that)\b"
    r"|\bno (?:evidence|truth|proof|indication) (?:that|of|in|for)\b"
    r"|\b(?:don['’]?t|do not|doesn['’]?t) believe\b"
    r"|\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)?|refut(?:e|es|ed))"
    r" (?:that|it|claims?|reports?|rumou?rs?)\b"
    r"|\b(?:scaremongering|nonsense|made up|fake news|(?:a|all) lies?|just (?:a )?rumou?rs?)\b"
    r"|\bno es (?:verdad|cierto)\b|\bn['’]est pas vrai\b|\bc['’]est faux\b"
    r"|\b(?:nicht wahr|stimmt nicht)\b|\bnon è vero\b|\bnão é verdade\b|\bnieprawda\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_DIGITS: Final = {
    "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
# A word that denies reaches so many words on: "not really closed", but not "no school, all closed".
REACH: Final = 3


def stance(*, text: str, claim: str) -> tuple[Stance, tuple[str, ...]]:
    """Return how a text stands to a claim about the same thing, and the words that decided it.

    A question that also denies ("is it not true that") is still a question.
    """
    if (asked := _asked(text)) and not _asked(claim):
        return Stance.ASKS, (asked,)
    theirs = _sides(claim)
    ours = _sides(text, closed=not _set("closed").isdisjoint(theirs))
    if (whole := _WHOLE.search(text)) and not _WHOLE.search(claim):
        # To deny the opposite is to say the same.
        says = _opposite(frozenset(ours), frozenset(theirs))
        return (Stance.SAME, ()) if says else (Stance.CONTRADICTS, (whole.group().lower(),))
    agreed = _agreed(frozenset(ours), frozenset(theirs))
    if (stop := _STOP.search(text)) and not agreed:
        return Stance.CONTRADICTS, (stop.group().lower(),)
    if opposite := _opposite(frozenset(ours), frozenset(theirs)):
        if _denied(ours, opposite[0]) is _denied(theirs, opposite[1]):
            return Stance.CONTRADICTS, as_typed(opposite, text, claim)
        return Stance.SAME, ()
    if _denied(ours, agreed) is not _denied(theirs, agreed):
        denials = sorted(_denials(ours) ^ _denials(theirs))
        return Stance.CONTRADICTS, as_typed(denials, text, claim)
    for mine, yours in ((_figures(text, ours), _figures(claim, theirs)), _days(ours, theirs)):
        if mine and yours and mine.isdisjoint(yours):
            return Stance.OTHER_FIGURES, as_typed((min(mine), min(yours)), text, claim)
    return Stance.SAME, ()


def asks(text: str) -> bool:
    """Whether a text asks something."""
    return bool(_asked(text))


def _asked(text: str) -> str:
    marked = _QUESTION.search(text)
    return turned(text) or (marked.group().strip() if marked else "")


def _sides(text: str, *, closed: bool = False) -> list[str]:
    """Return the words that take a side; "out of the flats" says nothing of a fire that is out.

    ``closed``: what it is compared with says that something is shut or off, so that "no school" is
    that, and no denial.
    """
    text = _FOR_GOOD.sub("forever", _WARNS.sub(" unsafe ", text))
    if closed:
        text = _NONE.sub(r"closed \1", text)
    words = compared(text)
    return [word for word, after in zip_longest(words, words[1:]) if (word, after) != ("out", "of")]


def as_typed(words: Iterable[str], *texts: str) -> tuple[str, ...]:
    """Return compared words as the first of the texts that holds them writes them."""
    typed = {
        folded: raw.lower()
        for text in reversed(texts)
        for raw, folded in zip(*split(text), strict=True)
    }
    return tuple(typed.get(word, word) for word in words)


def as_meant(words: Iterable[str]) -> frozenset[str]:
    """Return compared words with one for all that tell the same: "shut" is "closed"."""
    same = _same()
    return frozenset(same.get(word, word) for word in words)


def _denials(words: list[str]) -> frozenset[str]:
    return frozenset(words) & (_set("deny") | _set("deny_all"))


def _denied(words: list[str], what: str) -> bool:
    """Whether a text denies: the whole, or the word that matters, or where none does, anything."""
    if not _set("deny_all").isdisjoint(words):
        return True
    if what not in words:
        return not _set("deny").isdisjoint(words)
    at = words.index(what)
    return not _set("deny").isdisjoint(words[max(0, at - REACH) : at])


def _opposite(ours: frozenset[str], theirs: frozenset[str]) -> tuple[str, ...]:
    """Return a word of each that cannot both be so, unless one text holds both sides."""
    for one, other in _opposites():
        for a, b in ((one, other), (other, one)):
            if ours & a and theirs & b and not ours & b and not theirs & a:
                return min(ours & a), min(theirs & b)
    return ()


def _agreed(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """Return the word by which a text takes the side that the claim takes, or nothing."""
    for pair in _opposites():
        for side in pair:
            if ours & side and theirs & side:
                both = ours & theirs & side
                return min(both or ours & side)
    return ""


def _days(ours: list[str], theirs: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the days of which both speak, if they are other days; else none."""
    if days_of(ours) & days_of(theirs):
        return frozenset(), frozenset()
    one, other = (frozenset(word for word in words if days_of([word])) for words in (ours, theirs))
    return one, other


def _figures(text: str, words: list[str]) -> frozenset[str]:
    plain = {number.replace(",", "").rstrip(".:") for number in _NUMBER.findall(text)}
    return frozenset(plain | {_DIGITS[word] for word in words if word in _DIGITS})


@cache
def _book() -> dict[str, object]:
    file = resources.files("clarion.reading.known") / "opposites.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(compared(str(_book()[name])))


@cache
def _opposites() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = _book()["pairs"]
    assert isinstance(pairs, list)
    return tuple((frozenset(compared(one)), frozenset(compared(two))) for one, two in pairs)


@cache
def _same() -> dict[str, str]:
    rows = _book()["same"]
    assert isinstance(rows, list)
    return {word: words[0] for words in map(compared, rows) for word in words}
