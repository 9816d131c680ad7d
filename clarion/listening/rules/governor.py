"""The governor: what may be watched for at all, and until when. Nothing goes past it."""

from dataclasses import dataclass
from datetime import datetime

from clarion.kit.refusals import Refusal
from clarion.listening.rules.assembly import assembly_terms
from clarion.listening.rules.limits import (
    ASSEMBLY_MAX,
    AUTHOR_MENTIONS_MIN,
    AUTHOR_SHARE_MAX,
    TERM_CHARS_MAX,
    TERM_CHARS_MIN,
    TERMS_MAX,
    WATCH_MAX,
    WHY_CHARS_MIN,
)
from clarion.listening.rules.names import Person, is_handle, person_in
from clarion.listening.rules.plain import is_said_everywhere
from clarion.listening.rules.purposes import TermKind
from clarion.reading.personal.find import find_personal
from clarion.reading.personal.finding import PersonalKind


class PersonWatched(Refusal):
    """“{term}” is a person, or could only be one. Watch words and places, never people."""


class NotOfficial(Refusal):
    """“{term}” is an account or an address. Only accounts in the register are watched."""


class PurposeUnsaid(Refusal):
    """Say in a sentence what you listen for. Everybody can read it in the public log."""


class NothingSought(Refusal):
    """A watch needs words, places or accounts to look for."""


class TooMuchSought(Refusal):
    """A watch looks for at most 50 things, and this one has {many}. Begin a second watch."""


class SaidEverywhere(Refusal):
    """“{term}” is in nearly everything that is said. Add the word that you are really after."""


class ReasonNames(Refusal):
    """What you listen for says “{words}”. Everybody can read it: leave out who somebody is."""


class TermOfOddLength(Refusal):
    """“{term}” has {long} letters. What is looked for has 3 to 100: shorten it, or add a word."""


class NoSource(Refusal):
    """A watch needs at least one source to listen to."""


class EndsTooLate(Refusal):
    """A watch ends within 90 days and can be renewed then. Choose a day between now and that."""


class AssemblyWatched(Refusal):
    """“{term}” is about protest or assembly, which is not watched. If a life or the traffic depends on it, say so below: then a second person must agree, and it ends within 14 days."""  # noqa: E501  (a sentence that people read)


class AssemblyTooLong(Refusal):
    """A watch about protest or assembly ends within 14 days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """One term, as it was typed; of an account, the number of its line in the register."""

    kind: TermKind
    words: str
    official_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A watch as somebody wants it. `assembly`: they say that it must be about one.

    `through`: the words that its sources look for by themselves, as a hashtag's timeline does.
    """

    title: str
    why: str
    terms: tuple[Sought, ...]
    sources: frozenset[int]
    until: datetime
    assembly: bool = False
    through: tuple[str, ...] = ()


def judge(wish: Wish, *, at: datetime) -> tuple[str, ...]:
    """Return the terms for which a second person is needed; none: one person is enough.

    Raises `PurposeUnsaid`, `NothingSought`, `TooMuchSought`, `TermOfOddLength`, `SaidEverywhere`,
    `ReasonNames`, `NoSource`, `EndsTooLate`, `NotOfficial`, `PersonWatched`, `AssemblyWatched`,
    `AssemblyTooLong`.
    """
    _refuse_unclear(wish)
    refuse_end(until=wish.until, assembly=wish.assembly, at=at)
    through = tuple(Sought(kind=TermKind.WORDS, words=words) for words in wish.through)
    sought = (*wish.terms, *through)
    doubtful = tuple(one.words for one in sought if _is_doubtful(one))
    if person_in(wish.title, TermKind.WORDS) is Person.YES:
        raise PersonWatched(term=wish.title)
    gathering = assembly_terms(one.words for one in sought if one.kind is not TermKind.ACCOUNT)
    if gathering and not wish.assembly:
        raise AssemblyWatched(term=gathering[0])
    return tuple(dict.fromkeys((*doubtful, *gathering)))


def refuse_end(*, until: datetime, assembly: bool, at: datetime) -> None:
    """Refuse a day that has gone, or is too far off; raises `EndsTooLate`, `AssemblyTooLong`."""
    if not at < until <= at + WATCH_MAX:
        raise EndsTooLate
    if assembly and until > at + ASSEMBLY_MAX:
        raise AssemblyTooLong


def _refuse_unclear(wish: Wish) -> None:
    if len(wish.why.strip()) < WHY_CHARS_MIN or not wish.title.strip():
        raise PurposeUnsaid
    if not wish.terms:
        raise NothingSought
    if len(wish.terms) > TERMS_MAX:
        raise TooMuchSought(many=len(wish.terms))
    for one in wish.terms:
        if not TERM_CHARS_MIN <= len(one.words) <= TERM_CHARS_MAX:
            raise TermOfOddLength(term=one.words[:TERM_CHARS_MAX], long=len(one.words))
        if one.kind is TermKind.WORDS and is_said_everywhere(one.words):
            raise SaidEverywhere(term=one.words)
    if not wish.sources:
        raise NoSource
    named = find_personal(wish.why)
    if named:
        raise ReasonNames(words=named[0].quote.words)


def _is_doubtful(sought: Sought) -> bool:
    """Whether a second person must look at it; raises for what nobody can agree to."""
    if sought.kind is TermKind.ACCOUNT:
        if sought.official_id is None:
            raise NotOfficial(term=sought.words)
        return False
    if is_handle(sought.words):
        raise NotOfficial(term=sought.words)
    person = person_in(sought.words, sought.kind)
    if person is Person.YES:
        raise PersonWatched(term=sought.words)
    return person is Person.PERHAPS or _is_a_home(sought.words)


def _is_a_home(words: str) -> bool:
    """Whether it is one house of a street: who lives there is one household."""
    found = find_personal(words.title())
    return any(one.kind in {PersonalKind.ADDRESS, PersonalKind.POSTCODE} for one in found)


def mostly_one(every: int, most: int, *, least: int = AUTHOR_MENTIONS_MIN) -> bool:
    """Whether what a watch finds is mostly one private author's: then it watches a person.

    `every`: how many of its mentions private people said, and `most` whoever said most of them;
    official accounts and outlets do not count. `least`: of fewer mentions nothing is said.
    """
    return every >= least and most >= every * AUTHOR_SHARE_MAX
