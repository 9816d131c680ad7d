"""The checksum of a message: which of its facts is there, lost or changed, text by text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from clarion.publishing.rules.facts import Fact, Kind, plain_link, typed
from clarion.publishing.rules.saying.plain import made_safe
from clarion.publishing.rules.saying.tongues import tongue_of
from clarion.publishing.rules.times.clocks import readings

# An instruction that shares so much with a sentence was most likely meant by it.
_LIKE_MIN = 0.6
_SENTENCE_END = re.compile(r"[.!?\n]+(?=\s|$)")
NAMED = frozenset({Kind.PLACE, Kind.PEOPLE, Kind.INSTRUCTION})


class State(StrEnum):
    """What became of a fact on its way into a text."""

    THERE = "there"
    LOST = "lost"
    CHANGED = "changed"
    OPEN = "open"  # nobody knows here what it is called in this language


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What became of one fact in one text; `now` is what stands there in its place."""

    state: State
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One text: where it is read, its language, and what the named facts are called in it.

    `named` has the places and instructions of this language, in the order of those of the message.
    `aside` says what was wrong in a correction: it may hold facts of the message, and those that it
    takes back are no new ones. `link` leads to the whole on our own page, which nobody meant.
    """

    where: str
    text: str
    language: str
    named: tuple[Fact, ...] = ()
    aside: str = ""
    link: str = ""

    @property
    def said(self) -> str:
        """What it says of the matter itself."""
        return self.text.replace(self.aside, "") if self.aside else self.text

    @property
    def beside(self) -> str:
        """What was wrong, where people read it there."""
        return self.aside if self.aside and self.aside in self.text else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One fact, whether its writer marked it as needed, and its cell in every column."""

    fact: Fact
    needed: bool
    cells: tuple[Cell, ...]

    @property
    def is_everywhere(self) -> bool:
        """Whether every text says it."""
        return all(one.state is State.THERE for one in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One text against what it should say. `cells` are in the order of the facts."""

    cells: tuple[Cell, ...]
    added: tuple[Fact, ...]  # it says these, and nobody meant them


_THERE, _LOST = Cell(state=State.THERE), Cell(state=State.LOST)
_OPEN = Cell(state=State.OPEN)


def checksum(
    facts: Sequence[Fact], columns: Sequence[Column], *, language: str, needed: frozenset[Fact]
) -> tuple[Line, ...]:
    """Return the table: a line for each fact of the message, a cell for each text."""
    weighed = [weigh(facts, column, language=language) for column in columns]
    return tuple(
        Line(fact=fact, needed=fact in needed, cells=tuple(one.cells[row] for one in weighed))
        for row, fact in enumerate(facts)
    )


def meant(message: str, language: str, named: Iterable[Fact] = ()) -> tuple[Fact, ...]:
    """Return the facts of a message: those that can be read off it, and those that it names."""
    return tuple(dict.fromkeys((*typed(message, language), *named)))


def weigh(facts: Sequence[Fact], column: Column, *, language: str) -> Weighed:
    """Look for each fact in a text; `language` is the one in which the facts are given."""
    spoken = column.language == language
    said = [one for one in typed(column.said, column.language) if not _leads_home(one, column)]
    beside = typed(column.beside, column.language)
    names = [fact for fact in facts if fact.kind in NAMED]
    called = dict(zip(names, column.named if column.named else names, strict=False))
    cells: dict[int, Cell] = {}
    taken: set[Fact] = set()
    open_rows = []
    for row, fact in enumerate(facts):
        if fact.kind in NAMED and not spoken and not column.named:
            cells[row] = _OPEN
        elif fact.kind in NAMED:
            cells[row] = _named(called.get(fact, fact), column)
        elif found := [one for one in said if same(fact, one, same_language=spoken)]:
            cells[row] = _THERE
            taken.update(found)
        elif fact.kind is Kind.DAY and not spoken and tongue_of(column.language) is None:
            cells[row] = _OPEN  # what its days are called is not known here
        else:
            open_rows.append(row)
    extra = [one for one in said if one not in taken]
    for row in open_rows:
        cells[row] = _changed(facts[row], extra)
        if cells[row].state is State.LOST and any(
            same(facts[row], one, same_language=spoken) for one in beside
        ):
            cells[row] = _THERE
    rest = [one for one in extra if one.kind is not Kind.LINK]
    return Weighed(cells=tuple(cells[row] for row in range(len(facts))), added=tuple(rest))


def same(fact: Fact, other: Fact, *, same_language: bool) -> bool:
    """Whether two facts say the same: a time without am or pm is either."""
    if fact.kind is other.kind and fact.value == other.value:
        return True
    if fact.kind is other.kind is Kind.TIME:  # half past five may be of the morning
        return bool(readings(fact.value) & readings(other.value))
    digits = {Kind.NUMBER, Kind.TELEPHONE}
    if {fact.kind, other.kind} == digits:  # in a language whose word for "ring" is not known here
        return fact.value == other.value
    if same_language:
        return False
    if fact.kind is other.kind is Kind.NUMBER:
        return _same_amount(fact.value, other.value)
    # A street has another name there; its houses keep their numbers.
    return fact.kind is Kind.ADDRESS and _house(fact) in {other.value, _house(other)}


def place(name: str) -> Fact:
    """Return a place as its writer names it."""
    return Fact(kind=Kind.PLACE, value=plain(name), shown=name)


def people(words: str) -> Fact:
    """Return whom it concerns, as its writer puts it."""
    return Fact(kind=Kind.PEOPLE, value=plain(words), shown=words)


def instruction(sentence: str) -> Fact:
    """Return something that people are asked to do, as its writer puts it."""
    return Fact(kind=Kind.INSTRUCTION, value=plain(sentence), shown=sentence)


def plain(text: str) -> str:
    """Return words as they are compared: without capitals, curls and double spaces."""
    safe, _replaced = made_safe(text)
    return " ".join(safe.casefold().split()).strip(" .!;:,")


def stands_in(words: str, text: str) -> bool:
    """Say whether these very words stand in a text, from the beginning of one to the end of one."""
    wanted = re.escape(plain(words))
    return bool(wanted) and bool(re.search(rf"(?<!\w){wanted}(?!\w)", plain(text)))


def _same_amount(one: str, other: str) -> bool:
    """The words for a unit are other ones there, and may not be known."""
    figures, _gap, unit = one.partition(" ")
    figures_there, _gap, unit_there = other.partition(" ")
    return figures == figures_there and (unit == unit_there or not (unit and unit_there))


def _house(fact: Fact) -> str:
    return next((word for word in fact.value.split() if word[:1].isdigit()), "")


def _leads_home(fact: Fact, column: Column) -> bool:
    return fact.kind is Kind.LINK and bool(column.link) and fact.value == plain_link(column.link)


def _named(fact: Fact, column: Column) -> Cell:
    text = column.said
    if stands_in(fact.value, column.text):
        return _THERE
    if fact.kind is Kind.INSTRUCTION:
        closest = max(_SENTENCE_END.split(text), key=lambda one: _like(fact.value, plain(one)))
    else:
        closest = _window(fact.value, text)
    if closest.strip() and _like(fact.value, plain(closest)) >= _LIKE_MIN:
        return Cell(state=State.CHANGED, now=closest.strip())
    return _LOST


def _window(value: str, text: str) -> str:
    """Return as many words of the text as the place has, those most like it."""
    words, size = text.split(), len(value.split())
    windows = [" ".join(words[start : start + size]) for start in range(len(words))]
    return max(windows, key=lambda one: _like(value, plain(one)), default="").strip(".,;:!? ")


def _changed(fact: Fact, extra: list[Fact]) -> Cell:
    """Take, of what nobody meant, the one most like the fact that is missing."""
    alike = [one for one in extra if one.kind is fact.kind]
    if not alike:
        return _LOST
    closest = max(alike, key=lambda one: _like(fact.shown, one.shown))
    extra.remove(closest)
    return Cell(state=State.CHANGED, now=closest.shown)


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
