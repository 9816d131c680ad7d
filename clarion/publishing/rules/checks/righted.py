"""Does a correction say which words were wrong, and do the words below it say what is right?

What a correction says of the old words is read by whoever has read those, and is set against the
old words and the new ones, fact by fact. Times are set against times, people against people.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from clarion.publishing.rules.checks.found import Checked, Found, Level, Old
from clarion.publishing.rules.checksum import plain, same
from clarion.publishing.rules.facts import Fact, Kind, placed, typed
from clarion.publishing.rules.instructions import sentences
from clarion.publishing.rules.saying.tongues import ENGLISH
from clarion.publishing.rules.times.saying import begins_with_when, may_say_when, tells_when

_RULE = "People who read the old words must learn which of them to forget."
_NUMBER = re.compile(r"-?(?P<sign>[£€$]?)[\d.]+(?P<rest>%|bn|[mk])?(?: (?P<unit>\S.*))?")
_NOUN = re.compile(r"\d (?P<noun>[^\W\d_]+)$")
# What follows is what we said, in an English sentence that speaks of nothing else.
_WE_SAID = re.compile(r"\bwe (?:said|wrote|gave|told|announced|stated|published)\b", re.IGNORECASE)
# Whoever names one of these as wrong seldom means that it was right.
_SELDOM_RIGHT = frozenset({Kind.TELEPHONE, Kind.LINK, Kind.ADDRESS})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """The facts of the old words, of the new ones, and of the sentence that puts them right.

    `known` are all that this sentence may name: those of an earlier correction as well. `year` is
    the one in which a date is a weekday. `when` are those of the sentence that may only say when
    the old words were said.
    """

    old: tuple[Fact, ...]
    new: tuple[Fact, ...]
    wrong: tuple[Fact, ...]
    known: tuple[Fact, ...]
    year: int
    same_language: bool = True
    when: frozenset[Fact] = frozenset()

    def strays(self) -> list[Fact]:
        """The sentence names these, and nothing that people have read or will read does."""
        return self.without(self.wrong, self.known)

    def kept(self) -> list[Fact]:
        """The sentence names these of the old words, and the new ones say them still."""
        return [one for one in self.new if self.has(self.old, one) and self.has(self.wrong, one)]

    def come(self) -> list[Fact]:
        """Only the new words say these."""
        return self.without(self.new, self.old)

    def gone(self) -> list[Fact]:
        """Only the old words said these."""
        return self.without(self.old, self.new)

    def without(self, facts: Iterable[Fact], others: tuple[Fact, ...]) -> list[Fact]:
        """Leave out what is among the others."""
        return [one for one in facts if not self.has(others, one)]

    def has(self, facts: tuple[Fact, ...], fact: Fact) -> bool:
        """Whether one of the facts says the same, on another calendar or inside an address too."""
        return any(
            same(fact, one, same_language=self.same_language)
            or _inside(fact, one)
            or (fact.kind is one.kind is Kind.DAY and self._weekday(fact) == self._weekday(one))
            for one in facts
        )

    def _weekday(self, day: Fact) -> str:
        number, _space, month = day.value.partition(" ")
        if not month or not self.year:
            return day.value
        try:
            on = datetime(self.year, ENGLISH.months.index(month) + 1, int(number))  # noqa: DTZ001 - a date
        except ValueError:
            return day.value
        return ENGLISH.weekdays[on.weekday()]


def righted(checked: Checked) -> Iterator[Found]:
    """Set what was wrong against the old words and those that are to stand in their place."""
    sides = _sides(checked)
    if checked.old is None or sides is None or not checked.mistake:
        return
    yield from _another(sides, "")
    if not checked.old.goes:
        yield from _untold(sides)
    if wrong_way := _wrong_way_round(checked, sides):
        yield Found(
            code="mistake-swapped",
            level=Level.WARN,
            says=f"“What was wrong” says that we said {_list(wrong_way)}, and we did not.",
            rule=_RULE,
            do="Say first what we said, then what is right.",
        )
    if still := _still_said(checked, checked.old, sides):
        yield Found(
            code="mistake-still-said",
            level=Level.WARN,
            says=still,
            rule=_RULE,
            do="Put it right there as well, in headline and words, or name only what was wrong.",
        )
    for one in checked.translations:
        if one.mistake and one.piece.whole:
            below = typed(checked.without_mistake(one.piece), one.language)
            wrong = typed(one.mistake, one.language)
            known = (*sides.known, *sides.wrong, *below)
            theirs = _Sides(
                old=sides.old, new=below, wrong=wrong, known=known, year=0, same_language=False
            )
            yield from _another(theirs, one.language)


def new_facts(checked: Checked) -> frozenset[Fact]:
    """Return what the new words say and the old ones did not: whoever read those needs it."""
    sides = _sides(checked)
    return frozenset(sides.come()) if sides else frozenset()


def _sides(checked: Checked) -> _Sides | None:
    """Return what is compared; None where the old words are of another language."""
    old, language = checked.old, checked.language
    if old is None or old.language.partition("-")[0] != language.partition("-")[0]:
        return None
    before, below = typed(old.text, language), typed(checked.message, language)
    wrong = tuple(fact for _start, fact in placed(checked.mistake, language))
    known = (*before, *below, *typed(old.mistake, language))
    year = checked.asked_at.year if checked.asked_at else 0
    sides = _Sides(old=before, new=below, wrong=wrong, known=known, year=year)
    said = _when_said(sides, checked.mistake, old.said_at)
    return replace(
        sides,
        wrong=wrong[len(said) :],
        known=(*known, *said),
        when=may_say_when(checked.mistake, language, old.said_at),
    )


def _when_said(sides: _Sides, mistake: str, said_at: datetime | None) -> list[Fact]:
    """Return the first facts of the sentence, where they only say when the old words were said."""
    begins = begins_with_when(mistake)
    said: list[Fact] = []
    for fact in sides.wrong if said_at else ():
        others = [one for one in sides.come() if one.kind is fact.kind]
        open_ones = sides.without(others, sides.wrong)
        alone = fact.shown in begins and sides.wrong.count(fact) == 1
        if (
            sides.has(sides.known, fact)
            or not tells_when(fact, said_at)
            or (open_ones and not alone)
        ):
            break
        said.append(fact)
    return said


def _another(sides: _Sides, language: str) -> Iterator[Found]:
    """The sentence gives something else as right than the words below, or more than they do."""
    apart, more = [], []
    where = f" ({language})" if language else ""
    open_ones = sides.without(sides.come(), sides.wrong)
    for stray in sides.strays():
        below = _of_sort(open_ones, stray) or _of_sort(sides.kept(), stray)
        if below and _sort(stray) and stray not in sides.when:
            apart.append(f"It says {stray.shown}, and the words below say {_list(below)}.")
        else:
            more.append(stray)
    if apart:
        yield Found(
            code=f"mistake-says-another{'-' if language else ''}{language}",
            level=Level.STOP,
            says=f"“What was wrong”{where} is not right below. {' '.join(apart)}",
            rule=_RULE,
            do="Put it right in the one or in the other.",
        )
    if more:
        yield Found(
            code=f"mistake-says-more{'-' if language else ''}{language}",
            level=Level.WARN,
            says=f"“What was wrong”{where} says {_list(more)}, and the words below do not.",
            rule=_RULE,
            do="Say it below as well, if it is what people need to know now.",
        )


def _untold(sides: _Sides) -> Iterator[Found]:
    """Something else stands in the place of what we said, and nobody is told so."""
    gone = sides.without(sides.gone(), sides.wrong)
    come = sides.without(sides.come(), sides.wrong)
    strays = {_sort(one) for one in sides.strays()}
    changes = []
    for sort in dict.fromkeys(_sort(one) for one in gone):
        old, new = ([one for one in facts if _sort(one) == sort] for facts in (gone, come))
        if sort and new and sort not in strays:
            changes.append(f"We said {_list(old)}, and the words below say {_list(new)}.")
    if changes:
        yield Found(
            code="mistake-untold",
            level=Level.WARN,
            says=f"“What was wrong” does not say all. {' '.join(changes)}",
            rule=_RULE,
            do="Say that it was wrong, unless it has only changed since.",
        )


def _wrong_way_round(checked: Checked, sides: _Sides) -> list[Fact]:
    """Return what the sentence says that we said, and only the new words say."""
    if checked.language.partition("-")[0] != "en":
        return []
    come = tuple(sides.come())
    found = []
    for sentence in sentences(checked.mistake):
        _head, *said = _WE_SAID.split(sentence, maxsplit=1)
        facts = typed(said[0], checked.language) if said else ()
        sorts = {_sort(one) for one in facts if sides.has(sides.old, one)}
        found += [one for one in facts if sides.has(come, one) and _sort(one) not in sorts]
    return found


def _still_said(checked: Checked, old: Old, sides: _Sides) -> str:
    """Say what has not been put right below; empty where something else stands there."""
    if plain(old.text) == plain(checked.message):
        return "The words below are the old ones."
    come = sides.come()
    named = [one for one in come if sides.has(sides.wrong, one)]
    nothing_new = not come and not sides.strays()
    kept = [
        one
        for one in sides.kept()
        if nothing_new
        or (one.kind in _SELDOM_RIGHT and not _of_sort(named, one))
        or (_of_sort(named, one) and sides.wrong.count(one) == 1)
    ]
    return f"“What was wrong” names {_list(kept)}. The words below say so still." if kept else ""


def _sort(fact: Fact) -> str:
    """Return of what it is one: only facts of one sort can stand in each other's place."""
    if fact.kind is not Kind.NUMBER:
        return fact.kind.value
    found, noun = _NUMBER.fullmatch(fact.value), _NOUN.search(fact.shown)
    if found is None:
        return ""
    counted = noun["noun"].casefold() if noun else ""
    return found["sign"] or found["rest"] or found["unit"] or counted


def _of_sort(facts: Iterable[Fact], fact: Fact) -> list[Fact]:
    return [one for one in facts if _sort(one) == _sort(fact)]


def _inside(fact: Fact, other: Fact) -> bool:
    """Whether a number is that of a house, or stands in the other's digits."""
    numbers = {Kind.NUMBER, Kind.ADDRESS, Kind.TELEPHONE}
    if fact.kind is other.kind or not {fact.kind, other.kind} <= numbers:
        return False
    return bool(set(re.findall(r"\d+", fact.value)) & set(re.findall(r"\d+", other.value)))


def _list(facts: Iterable[Fact]) -> str:
    return ", ".join(dict.fromkeys(one.shown for one in facts))
