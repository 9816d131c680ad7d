"""Whether something that somebody has seen was said by us, in these words, and still stands."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.conf import settings

from clarion.newsroom.models import Imprint
from clarion.newsroom.queries.finding import nearest, together
from clarion.newsroom.queries.holding import Found, Ours, hold_all
from clarion.newsroom.queries.printing import printed_around
from clarion.newsroom.queries.records import Record, Standing, records
from clarion.newsroom.rules.chain import Way
from clarion.newsroom.rules.codes import linked_code, linked_codes, spoken_codes, typed_code
from clarion.newsroom.rules.furniture import without_page
from clarion.newsroom.rules.matching import WORDS_MIN, Copy, Held, Match
from clarion.newsroom.rules.showing import Piece, paragraphs
from clarion.newsroom.rules.words import Kind, composed, link, tokens, words_of
from clarion.people.queries import OfficeCard

TEXT_MAX = 10_000
_CODES_MAX = 3


class Verdict(StrEnum):
    """What we can say of it."""

    TRUE = "true"  # these are our words, and they stand
    PART = "part"  # these are part of our words, and they stand
    AMONG = "among"  # our words stand in it, and other words that are not ours
    CUT = "cut"  # these are ours, and the beginning of their sentence is missing
    OLD = "old"  # these were our words, all or part of them, and were corrected since
    REPLACED = "replaced"  # these, or something like it, were corrected, and are read no more
    WITHDRAWN = "withdrawn"  # these were our words, or like them, and were withdrawn
    ALTERED = "altered"  # like ours, and not ours
    SHORT = "short"  # too few words to say anything
    ELSEWHERE = "elsewhere"  # an address that is none of ours
    UNKNOWN = "unknown"  # we have said nothing like it
    NO_CODE = "no code"  # it has the form of a code, and no statement has it
    BROKEN = "broken"  # our own record does not hold: nobody should rely on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where these very words were told. `channel` and `account` as in the chain."""

    way: str
    channel: str
    account: str
    language: str
    is_mail: bool
    said_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A verdict, the words that it is about, and what was asked about.

    `until`: when the words were corrected, if they were. `begin` and `end`: which part of `whole`
    was seen. `asked`: all that was seen, without what our own page prints around its words.
    `lacks_exercise`: what was seen leaves out that it is an exercise.
    """

    verdict: Verdict
    match: Match = Match.SAME
    office: OfficeCard | None = None
    code: str = ""
    whole: str = ""
    begin: int = 0
    end: int = 0
    said_at: datetime | None = None
    until: datetime | None = None
    places: tuple[Place, ...] = ()
    language: str = ""
    asked: str = ""
    left_out: tuple[str, ...] = ()
    hidden_link: bool = False
    goes_on: bool = False
    lacks_exercise: bool = False
    on_page: bool = False
    now: tuple[str, str] = field(default=("", ""))  # headline and text of what our page says now

    @property
    def words_min(self) -> int:
        """How many words are needed to say anything."""
        return WORDS_MIN

    @property
    def shows_now(self) -> bool:
        """Whether what our page says now is something else."""
        return self.verdict is Verdict.REPLACED or bool(self.until and self.whole)

    @property
    def paragraphs(self) -> list[list[Piece]]:
        """Our words, and in them what was seen."""
        return paragraphs(self.whole, self.begin, self.end)


_SAID = {
    Match.SAME: Verdict.TRUE,
    Match.PART: Verdict.PART,
    Match.AMONG: Verdict.AMONG,
    Match.CUT: Verdict.CUT,
    Match.ALTERED: Verdict.ALTERED,
}


def check_code(*, code: str) -> Verified:
    """Look up a code, however it was typed, or the address of a statement."""
    bare = typed_code(code) or linked_code(code, **_addresses())
    record = next(iter(records([bare])), None) if bare else None
    row = _says_now(record) if record else None
    if record is None or row is None:
        missing = Verdict.NO_CODE if typed_code(code) else Verdict.UNKNOWN
        return Verified(verdict=missing, asked=code)
    wording = next(
        one for one in record.wordings() if (one.number, one.text) == (row.number, row.text)
    )
    whole = wording.whole
    ours = Ours(record=record, wording=wording, whole=whole, said=())
    return _verified(Found(ours=ours, held=Held(match=Match.SAME, end=len(composed(whole)))), "")


def check_text(*, text: str) -> Verified:
    """Look for the statement that a text is a copy of, and hold it against every wording of it."""
    asked = text.strip()[:TEXT_MAX]
    by_code = _as_code(asked)
    if by_code is not None:
        return by_code
    copy = Copy.of(asked)
    linked = linked_codes(copy.said, **_addresses())
    found = hold_all(records(together(linked, nearest(copy.said))), copy)
    if not found and (withdrawn := _page_without_words(copy)):
        return check_code(code=withdrawn)
    if not found or found.held.match is Match.LITTLE or _is_short(found, copy, linked):
        short = bool(found) or copy.words < WORDS_MIN
        return Verified(verdict=Verdict.SHORT if short else Verdict.UNKNOWN, asked=asked)
    return _verified(found, asked)


def _page_without_words(copy: Copy) -> str:
    """Return the code of the statement whose page this is, with nothing else, if it shows no words.

    The code alone proves nothing: anybody can write it below words of their own.
    """
    for record in records(spoken_codes(copy.text)[:_CODES_MAX]):
        if not without_page(copy, printed_around(record)).words:
            return record.code
    return ""


def _is_short(found: Found, copy: Copy, linked: list[str]) -> bool:
    """A few words that are like something: we say nothing, unless they name their statement."""
    is_named = found.ours.record.code in linked
    return found.held.match is Match.ALTERED and copy.words < WORDS_MIN and not is_named


def _as_code(asked: str) -> Verified | None:
    """Return the answer to a code or an address, typed where the words should be."""
    if typed_code(asked):
        found = check_code(code=asked)
        # A word of eight letters may look like a code; one with a figure or a hyphen is meant so.
        is_meant = any(one.isdigit() or one == "-" for one in asked)
        return found if is_meant or found.verdict is not Verdict.NO_CODE else None
    said = tokens(asked)
    if len(said) != 1 or said[0].kind is not Kind.LINK:
        return None
    if linked_code(asked, **_addresses()):
        return check_code(code=asked)
    ours = {_host(one) for one in (settings.PUBLIC_URL, *settings.NEWS_URLS.values())}
    is_ours = _host(said[0].text) in ours
    return Verified(verdict=Verdict.UNKNOWN if is_ours else Verdict.ELSEWHERE, asked=asked)


def _addresses() -> dict[str, Any]:
    """Return where this house stands, and under which names its offices do."""
    return {"home": settings.PUBLIC_URL, "own": tuple(settings.NEWS_URLS.values())}


def _host(address: str) -> str:
    return link(address).partition("/")[0]


def _says_now(record: Record) -> Imprint | None:
    """Return what is shown of a statement by its code: what our own page says, if it does."""
    said = [row for row in record.rows if row.number == record.said and row.way != Way.HANDED]
    return said[0] if said else None


def _verified(found: Found, asked: str) -> Verified:
    record, wording, held = found.ours.record, found.ours.wording, found.held
    verdict = _verdict(found)
    shown = record.shows(wording.number, wording.way) or held.match is Match.SAME
    hidden = verdict in {Verdict.WITHDRAWN, Verdict.REPLACED, Verdict.BROKEN} or not shown
    page = record.page
    now = page if page and page.number > record.gone and page.number <= record.now else None
    whole = composed(found.ours.whole)
    return Verified(
        verdict=verdict,
        match=held.match,
        office=record.office,
        code=record.code,
        whole="" if hidden else whole,
        begin=held.begin,
        end=held.end,
        said_at=wording.said_at,
        until=record.until(wording.number),
        places=tuple(_places(found)),
        language=wording.language,
        asked=found.seen,
        left_out=held.left_out,
        hidden_link=held.hidden_link,
        goes_on=held.goes_on,
        lacks_exercise=_lacks_exercise(record, asked),
        on_page=page is not None,
        now=(now.headline, now.text) if now else ("", ""),
    )


def _verdict(found: Found) -> Verdict:
    if not found.ours.record.holds():
        return Verdict.BROKEN
    match found.standing:  # before all else: an altered copy must not bring the words back
        case Standing.WITHDRAWN:
            return Verdict.WITHDRAWN
        case Standing.REPLACED:
            return Verdict.REPLACED
        case Standing.CORRECTED if found.held.match is not Match.ALTERED:
            return Verdict.OLD
    return _SAID[found.held.match]


def _places(found: Found) -> Iterator[Place]:
    """Yield where these very words of this edition were told."""
    wording = found.ours.wording
    for row in found.ours.record.rows:
        if row.number == wording.number and wording.says(row):
            yield Place(
                way=row.way,
                channel=row.channel,
                account=row.account,
                language=row.language,
                is_mail=bool(row.way == Way.ACCOUNT and row.headline),
                said_at=row.said_at,
            )


def _lacks_exercise(record: Record, asked: str) -> bool:
    """Say whether words of an exercise are passed on without saying that it is one."""
    if not record.office.exercise or not asked:
        return False
    return "exercise" not in words_of(tokens(asked))
