"""Does it give the same numbers, telephone numbers, addresses and links as what still stands?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from clarion.publishing.rules.checks.found import Checked, Found, Level, Standing
from clarion.publishing.rules.checks.standing import DO, RULE
from clarion.publishing.rules.facts import LINK, Kind, placed
from clarion.publishing.rules.instructions import Told, instructions_in, sentences
from clarion.publishing.rules.matters import places_of, words_of
from clarion.publishing.rules.streets import streets_in
from clarion.publishing.rules.times.spoken import Spoken, spoken

_COMPARED = (Kind.TELEPHONE, Kind.ADDRESS, Kind.LINK)
_NUMBER = re.compile(r"-?(?P<sign>[£€$]?)\d[\d.]*(?P<percent>%?)(?:bn|[mk])?(?: (?P<unit>\S.*))?")
_NOUN = re.compile(r"\d (?P<noun>[^\W\d_]{3,})$")
# British and American: what follows the street of an address.
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|(?<=[A-Z]{2} )\d{5}(?:-\d{4})?)\b(?! [a-z])"
)
# 999 and 101 are for different things in one sentence.
_SERVICE_DIGITS_MAX = 4
# Two sentences about one matter may lead to different pages: two words in common say less often so.
_WORDS_MIN = {Kind.LINK: 2}
_WORDS_WITHOUT_PLACE_MIN = 2
_KEPT_MAX = 512  # as many statements as stand for a week, and drafts beside them


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stated:
    """One fact in its sentence. `what`: facts of the same are compared; `anywhere`: of the text."""

    kind: Kind
    what: str
    value: str
    shown: str
    days: frozenset[str]
    told: tuple[Told, ...]
    places: frozenset[str]
    anywhere: frozenset[str]
    words: frozenset[str]

    def is_about(self, other: "_Stated", ours: frozenset[str]) -> bool:
        """Whether both speak of the same thing in the same place, and of no different days.

        Our own name is no place, and where nobody names one, more words must be the same.
        """
        if (self.kind, self.what) != (other.kind, other.what):
            return False
        if self.days and other.days and not self.days & other.days:
            return False
        if self.places and other.places and not self.places & other.places:
            return False
        if any(one.says_again(again) for one in self.told for again in other.told):
            return True
        our_words = {word for one in ours for word in one.split()}
        both, wanted = self.words & other.words - our_words, _WORDS_MIN.get(self.kind, 1)
        here, there = self.anywhere - ours, other.anywhere - ours
        if not here or not there:
            return len(both) >= _WORDS_WITHOUT_PLACE_MIN
        return any(len(both - set(place.split())) >= wanted for place in here & there)


def differing(checked: Checked) -> Iterator[Found]:
    """Compare what the message states with every other statement that people can read now."""
    now = _stated(checked.message, checked.language) if checked.standing else ()
    for standing in checked.standing if now else ():
        language = standing.language or checked.language
        if language.partition("-")[0] == checked.language.partition("-")[0]:
            yield from _apart(standing, now, _stated(standing.text, language), checked)


def _apart(
    standing: Standing, now: tuple[_Stated, ...], before: tuple[_Stated, ...], checked: Checked
) -> Iterator[Found]:
    """Yield one finding of a kind. Where one fact is the same, the others are beside it."""
    ours = frozenset(one.casefold() for one in checked.ours.names)
    found: set[Kind] = set()
    for kind, what in dict.fromkeys((one.kind, one.what) for one in now):
        pairs = [
            (one, other)
            for one in now
            for other in before
            if (one.kind, one.what) == (kind, what) and one.is_about(other, ours)
        ]
        same = {one.value for one, _ in pairs} & {other.value for _, other in pairs}
        if not pairs or same or kind in found:
            continue
        found.add(kind)
        yield Found(
            code=f"contradicts-{standing.code}-other-{kind}",
            level=Level.NOTE if kind is Kind.LINK else Level.WARN,
            says=f"“{standing.headline}” says {pairs[0][1].shown}.",
            rule=RULE,
            do=DO,
            quote=pairs[0][0].shown,
            link=standing.link,
        )


@lru_cache(maxsize=_KEPT_MAX)
def _stated(text: str, language: str) -> tuple[_Stated, ...]:
    """Return every fact that can be compared, with what it is about."""
    known = spoken(language)
    said = list(sentences(known.dated(text)))
    anywhere = frozenset(place for one in said for place in places_of(one, language))
    return tuple(stated for one in said for stated in _in_sentence(one, anywhere, language, known))


def _in_sentence(
    sentence: str, anywhere: frozenset[str], language: str, known: Spoken
) -> Iterator[_Stated]:
    sentence = known.counted(sentence)
    if not LINK.search(sentence) and not any(sign.isdigit() for sign in sentence):
        return
    facts = placed(sentence, language)
    houses = [one.shown for _start, one in facts if one.kind is Kind.ADDRESS]
    there = frozenset(one.casefold() for house in houses for one in streets_in(house))
    there |= {one.partition(" ")[2].casefold() for one in houses}
    places = places_of(sentence, language) - there
    words = words_of(LINK.sub(" ", sentence), there, language)
    days = frozenset(one.value for _start, one in facts if one.kind is Kind.DAY)
    told = instructions_in(sentence, language)
    stated: list[tuple[Kind, str, str, str]] = [
        (one.kind, _what(one.value, one.shown, known), one.value, one.shown)
        for start, one in facts
        if one.kind is Kind.NUMBER and not known.about.search(sentence, 0, start)
    ]
    stated += [
        (one.kind, one.kind.value, one.value, one.shown)
        for _start, one in facts
        if one.kind in _COMPARED
        and not (one.kind is Kind.TELEPHONE and len(one.value) <= _SERVICE_DIGITS_MAX)
    ]
    stated += [
        (Kind.ADDRESS, "postcode", one.group(0), one.group(0))
        for one in _POSTCODE.finditer(sentence)
    ]
    for kind, what, value, shown in stated:
        if what:
            yield _Stated(
                kind=kind,
                what=what,
                value=value,
                shown=shown,
                days=days,
                told=told,
                places=places,
                anywhere=anywhere - there,
                words=words - {word.casefold() for word in shown.split()} - {what},
            )


def _what(value: str, shown: str, known: Spoken) -> str:
    """Return what a number counts: its unit, or the word behind it; nothing for a bare one."""
    match = _NUMBER.fullmatch(value)
    unit = match and (match["sign"] or match["percent"] or match["unit"])
    if unit:
        return unit
    noun = _NOUN.search(shown)
    word = noun["noun"].casefold() if noun else ""
    return "" if word in known.uncounted else word
