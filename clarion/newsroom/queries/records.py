"""The record of a statement: every imprint of it, and what of it may still be read."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from itertools import groupby

from clarion.newsroom.models import Imprint
from clarion.newsroom.rules.chain import Way, holds
from clarion.people import queries as people
from clarion.people.queries import OfficeCard
from clarion.publishing.queries.saying.told import taken_back


class Standing(IntEnum):
    """What has become of an edition. What stands comes first."""

    STANDS = 0
    CORRECTED = 1
    REPLACED = 2  # corrected, and read no more
    WITHDRAWN = 3


_FIRST_PAGE = {"": 0, Way.PAGE.value: 1, Way.ACCOUNT.value: 2, Way.HANDED.value: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words of an edition as they were told somewhere; a thread is its posts one after another.

    `begins`: which imprint is the first of its posts.
    """

    number: int
    way: str
    language: str
    headline: str
    text: str
    said_at: datetime
    begins: int = 0

    @property
    def whole(self) -> str:
        """All of it, as one copies it."""
        return f"{self.headline}\n\n{self.text}" if self.headline else self.text

    def says(self, row: Imprint) -> bool:
        """Say whether the same words were told there, or begin there."""
        return row.pk == self.begins or self.text == row.text or self.whole == _wording(row).whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Every imprint of one statement. `gone`: up to which edition nobody may read it.

    `taken_back`: which editions were signed for others, and not said, and may not be said now.
    """

    office: OfficeCard
    code: str
    rows: tuple[Imprint, ...]  # the words, our own page first
    marks: tuple[Imprint, ...]  # that words are read no more
    taken_back: frozenset[int] = frozenset()

    @property
    def gone(self) -> int:
        """Up to which edition its words are read no more."""
        return max((mark.number for mark in self.marks), default=0)

    @property
    def said(self) -> int:
        """Return the newest edition that we have said ourselves; 0 if there is none yet."""
        return max((row.number for row in self.rows if row.way != Way.HANDED), default=0)

    @property
    def now(self) -> int:
        """Return the newest edition that counts: what others may hand on counts once it is said."""
        return self.said or max((row.number for row in self.rows), default=0)

    @property
    def page(self) -> Imprint | None:
        """What our own page says now, or said last."""
        of_page = [row for row in self.rows if not row.way]
        return max(of_page, key=lambda row: row.number, default=None)

    def standing(self, number: int) -> Standing:
        """Return what has become of an edition."""
        if number in self.taken_back:
            return Standing.WITHDRAWN
        if number <= self.gone:
            return Standing.WITHDRAWN if self.gone >= self.now else Standing.REPLACED
        return Standing.STANDS if number >= self.now else Standing.CORRECTED

    def shows(self, number: int, way: str) -> bool:
        """Say whether words may be shown to anybody who has not got them already."""
        return number > self.gone and (way != Way.HANDED or number <= self.said)

    def until(self, number: int) -> datetime | None:
        """Return until when an edition was what we said; None if it is still."""
        later = (row.said_at for row in self.rows if number < row.number <= self.now)
        return min(later, default=None)

    def holds(self) -> bool:
        """Say whether every imprint is what was printed."""
        return all(holds(row.link(), row.key.public) for row in (*self.rows, *self.marks))

    def wordings(self) -> Iterator[Wording]:
        """Yield all words that were ever told of it, the newest edition first, each once."""
        known: set[tuple[int, str, str]] = set()
        newest = sorted(self.rows, key=lambda row: (-row.number, _FIRST_PAGE[row.way], row.id))
        for one in (*_threads(newest), *map(_wording, newest)):
            exact = (one.number, one.headline, one.text)
            if exact not in known:
                known.add(exact)
                yield one


def records(codes: Iterable[str]) -> list[Record]:
    """Return the records of these statements, in this order."""
    order = list(codes)
    rows = Imprint.objects.filter(code__in=order).select_related("key").order_by("position")
    of: dict[str, list[Imprint]] = {}
    for row in rows:
        of.setdefault(row.code, []).append(row)
    offices = {office.id: office for office in people.offices()} if of else {}
    over = taken_back(unsaid) if (unsaid := [code for code in of if _is_ahead(of[code])]) else set()
    return [
        Record(
            office=offices[of[code][0].office_id],
            code=code,
            rows=tuple(
                sorted(
                    (row for row in of[code] if not row.withdrawn),
                    key=lambda row: (_FIRST_PAGE[row.way], row.position),
                )
            ),
            marks=tuple(row for row in of[code] if row.withdrawn),
            taken_back=frozenset(number for one, number in over if one == code),
        )
        for code in order
        if code in of
    ]


def _is_ahead(rows: Iterable[Imprint]) -> bool:
    """Say whether others may have words of an edition that we have not said ourselves."""
    words = [row for row in rows if not row.withdrawn]
    said = max((row.number for row in words if row.way != Way.HANDED), default=0)
    return any(row.number > said for row in words)


def _wording(row: Imprint) -> Wording:
    return Wording(
        number=row.number,
        way=row.way,
        language=row.language,
        headline=row.headline,
        text=row.text,
        said_at=row.said_at,
    )


def _threads(rows: Iterable[Imprint]) -> Iterator[Wording]:
    """Yield what was told as several posts as the one text that it is."""
    pieces = sorted((row for row in rows if row.piece), key=_of_thread)
    for _where, posts in groupby(pieces, key=lambda row: _of_thread(row)[:-1]):
        several = list(posts)
        first = several[0]
        yield Wording(
            number=first.number,
            way=first.way,
            language=first.language,
            headline=first.headline,
            text="\n\n".join(row.text for row in several),
            said_at=first.said_at,
            begins=first.pk,
        )


def _of_thread(row: Imprint) -> tuple[int, str, str, str, str, int]:
    return -row.number, row.way, row.channel, row.account, row.language, row.piece
