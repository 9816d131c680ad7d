"""What speaks for a word being the name of a place here: capitals, "in", a house number."""

import re
from collections.abc import Sequence
from typing import Final

from clarion.reading.folding import Words, fold
from clarion.reading.places.index import Hit
from clarion.reading.places.shortened import GENERIC, canonical
from clarion.reading.quote import Quote, quote_of

# Set by hand on sentences of our own and looked at on crisis posts; docs/reading/places.md
# gives the figures. Below MENTION_MIN a name is taken for an ordinary word.
MENTION_MIN: Final = 0.5
CERTAINTY_MAX: Final = 0.98
# "Mill Lane" says what it is; "Old Town" may; "Hope" is mostly hope.
_BASE_WITH_KIND: Final = 0.9
_BASE_MANY: Final = 0.8
_BASE_ONE: Final = 0.6
_CAPITAL: Final = 0.1
_SMALL_WITH_KIND: Final = -0.1
_SMALL: Final = -0.25
_ORDINARY: Final = -0.25
_LOCATIVE: Final = 0.2
_NUMBERED: Final = 0.1
_GUESSED: Final = -0.15

# Names of places that are words of every day as well.
_ALSO_WORDS: Final = (
    "reading hope bath sale deal rugby battle sandwich wells ware eye beer ash over hook settle "
    "turkey jordan chad georgia china mobile nice orange cork split bury march may barking rye ham "
    "wing wool rush birr trim church park green hill north south east west centre center central "
    "bridge station harbour beach university airport market town village school hospital victoria "
    "cuba chile peru mali niger guinea lima man bar male togo oman iran benin river paris sydney "
    "diana virginia carolina washington"
)
_ORDINARY_WORDS: Final = frozenset(_ALSO_WORDS.split())
_BEFORE_PLACES: Final = (
    "in at on near nr from to towards around outside opposite off behind between via through "
    "along into across by of inside above below next "
    "en de desde hacia cerca a dans sur vers au aux rue pres nach aus bei von auf im am an der "
    "w na przy do z ze em no da do nas nos perto di su via nel nella dal al presso la din spre "
    "langa pe в у на біля з до із від yn ym ar ger o i yng nan sou bo lan "
    "في من الى على قرب بين عند نحو کے سے پر de da"
)
_LOCATIVES: Final = frozenset(fold(word) for word in _BEFORE_PLACES.split())
_NUMBER_BEFORE: Final = re.compile(
    r"(?<![\w.,:£$€/-])(\d{1,5}[a-zA-Z]?(?:\s?[-–/]\s?\d{1,5}[a-zA-Z]?)?),?[ \u00a0]$"
)
_NUMBER_AFTER: Final = re.compile(
    r",?[ \u00a0](?:n[°ºo]\.? ?|nr\.? ?)?(\d{1,4}[a-zA-Z]?(?:[-–/]\d{1,4}[a-zA-Z]?)?)"
    r"(?![\w:%£$€]|[.,]\d| ?(?:am|pm|h\b|uhr|years|people|km|m\b|min))",
    re.IGNORECASE,
)
# A house number has at most so many characters, with what stands between it and the name.
_NUMBER_SPAN_MAX: Final = 16


def weigh(words: Words, hit: Hit, *, numbered: bool) -> float:
    """Return how sure it is, 0 to 1, that these words name a place here."""
    many = hit.last > hit.first
    folded = words.folded[hit.first : hit.last + 1]
    with_kind = many and not GENERIC.isdisjoint(_canonical(folded))
    sure = _BASE_WITH_KIND if with_kind else _BASE_MANY if many else _BASE_ONE
    sure += _written(words, hit, with_kind=with_kind)
    sure += _LOCATIVE if _follows_a_locative(words, hit) else 0
    sure += _NUMBERED if numbered else 0
    sure += _GUESSED if hit.guessed else 0
    if not many and folded[0] in _ORDINARY_WORDS:
        sure += _ORDINARY
    return max(0.0, min(CERTAINTY_MAX, round(sure, 2)))


def house_number(words: Words, hit: Hit) -> Quote | None:
    """Return the number before the name of a road, or after it as on the continent."""
    text, start, end = words.text, words.starts[hit.first], words.ends[hit.last]
    if before := _NUMBER_BEFORE.search(text, max(0, start - _NUMBER_SPAN_MAX), start):
        return quote_of(text, start=before.start(1), end=before.end(1))
    if after := _NUMBER_AFTER.match(text, end, min(len(text), end + _NUMBER_SPAN_MAX)):
        return quote_of(text, start=after.start(1), end=after.end(1))
    return None


def _canonical(folded: Sequence[str]) -> set[str]:
    return {canonical(word) for word in folded}


def _written(words: Words, hit: Hit, *, with_kind: bool) -> float:
    """Weigh capitals and small letters; a script without them says nothing either way."""
    start = words.starts[hit.first]
    letter = words.text[start]
    if letter.upper() == letter.lower():
        return 0.0
    if start and words.text[start - 1] == "#":
        return _CAPITAL
    if letter.islower():
        return _SMALL_WITH_KIND if with_kind else _SMALL
    opens = hit.first == 0 or words.sentences[hit.first - 1] != words.sentences[hit.first]
    return 0.0 if opens else _CAPITAL


def _follows_a_locative(words: Words, hit: Hit) -> bool:
    for before in (hit.first - 1, hit.first - 2):
        if before < 0 or words.sentences[before] != words.sentences[hit.first]:
            return False
        if words.folded[before] in _LOCATIVES:
            return True
        if words.folded[before] not in {"the", "la", "le", "el", "der", "die", "das", "y"}:
            return False
    return False
