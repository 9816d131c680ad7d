"""All that an office knows, kept ready in memory and renewed by what is new at each look."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import chain, islice
from threading import Lock
from typing import Any, Final

import numpy as np

from clarion.desk.models import Meaning
from clarion.desk.queries.known import sources
from clarion.desk.rules.known import Known, claims_of, digest
from clarion.reading.known import Claim, Found
from clarion.reading.known import Known as Book
from clarion.reading.meaning import bundled_encoder, is_built
from clarion.reading.sameness.vectors import Encode

# A process keeps so many offices ready, the last ones that were asked about.
OFFICES_MAX: Final = 8
# So much of each source is read at one look: nobody waits while a whole year is read.
READ_MAX: Final = 500
# So many looks read everything: of the longest source, answers, there are 10,000 at most.
_LOOKS_MAX: Final = 40
# What is new is put together again at each look; when it is more than this, all of it is.
FRESH_MAX: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """Claims that were put together at one time; of so many `bare` ones the meaning is missing."""

    claims: tuple[Claim, ...] = ()
    book: Book = field(default_factory=lambda: Book.compile(()))
    bare: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What an office knew at one moment; never changed, so that many can read it.

    `known` is by name; None has no words. What has gone still lies in the books, and in none of
    the names. `unread` says whether there is more than has been read so far.
    """

    known: Mapping[str, Known | None] = field(default_factory=dict)
    unread: bool = False
    settled: _Part = field(default_factory=_Part)
    fresh: _Part = field(default_factory=_Part)
    meanings: Mapping[str, Any] = field(default_factory=dict)  # by digest, two bytes a number
    newest: int = 0  # number of the last meaning that is here

    def match(self, texts: Sequence[str], *, limit: int) -> list[Found]:
        """Return what is known of these texts together."""
        return list(chain.from_iterable(self.match_each(texts, limit=limit)))

    def match_each(
        self, texts: Sequence[str], *, limit: int, at: Sequence[datetime] | None = None
    ) -> list[tuple[Found, ...]]:
        """Return for each text what is known of it, the settled and the fresh apart.

        `at`: when each was said, without what was not known then.
        """
        books = [part.book for part in (self.settled, self.fresh) if part.claims]
        found = [book.match_many(texts, limit=limit, at=at) for book in books]
        return list(zip(*found, strict=True)) if found else [()] * len(texts)


_KEPT: OrderedDict[int, Shelf] = OrderedDict()
_LOCK: Final = Lock()


def shelf(*, office_id: int, at: datetime) -> Shelf:
    """Return what the office knows now.

    What has gone is gone at once, for the names are asked each time; words are read where a name
    is new, and meanings where one is missing.
    """
    wanted = sources.standing(office_id, at)
    with _LOCK:
        before = _KEPT.get(office_id, Shelf())
    now = _renewed(office_id, before, wanted)
    with _LOCK:
        _KEPT[office_id] = now
        _KEPT.move_to_end(office_id)
        while len(_KEPT) > OFFICES_MAX:
            _KEPT.popitem(last=False)
    return now


def whole_shelf(*, office_id: int, at: datetime) -> Shelf:
    """Return all that the office knows, however long it takes to read.

    For the clockwork, which keeps what it finds: "nothing known" must be true then.
    """
    now = shelf(office_id=office_id, at=at)
    for _look in range(_LOOKS_MAX):
        if not now.unread:
            break
        now = shelf(office_id=office_id, at=at)
    return now


def encoder() -> Encode | None:
    """Return what compares meaning, loaded when it is first used; None where it is not built."""
    return (lambda texts: bundled_encoder().encode(texts)) if is_built() else None


def _renewed(office_id: int, before: Shelf, wanted: list[dict[str, Any]]) -> Shelf:
    names = {name for one in wanted for name in one}
    new = [
        dict(islice(((n, v) for n, v in one.items() if n not in before.known), READ_MAX))
        for one in wanted
    ]
    coming = [name for one in new for name in one]
    read = sources.read(office_id, new) if coming else {}
    known = before.known
    if coming or len(names) < len(known) or not names.issuperset(known):
        kept = {name: one for name, one in known.items() if name in names}
        known = {**kept, **{name: read.get(name) for name in coming}}
    bare = before.settled.bare + before.fresh.bare + len(read)
    meanings, newest = _meanings(office_id, before) if bare else (before.meanings, before.newest)
    settled, fresh = _parts(before, known, read.values(), meanings)
    return Shelf(
        known=known,
        unread=len(known) < len(names),
        settled=settled,
        fresh=fresh,
        meanings=meanings,
        newest=newest,
    )


def _parts(
    before: Shelf,
    known: Mapping[str, Known | None],
    read: Iterable[Known],
    meanings: Mapping[str, Any],
) -> tuple[_Part, _Part]:
    """Put what is new together with the last new ones, or everything where that is too much."""
    more = len(meanings) - len(before.meanings)
    claims = (*before.fresh.claims, *(claim for one in read for claim in claims_of(one)))
    if len(claims) > FRESH_MAX or (before.settled.bare and more > FRESH_MAX // 2):
        every = tuple(claim for one in known.values() if one for claim in claims_of(one))
        return _together(every, meanings, before.settled.book), _Part()
    if len(claims) == len(before.fresh.claims) and not more:
        return before.settled, before.fresh
    return before.settled, _together(claims, meanings, before.fresh.book)


def _together(claims: tuple[Claim, ...], meanings: Mapping[str, Any], before: Book) -> _Part:
    found = {claim.text: meanings.get(digest(claim.text)) for claim in claims}
    vectors = {text: one.astype(np.float32) for text, one in found.items() if one is not None}
    book = Book.compile(claims, encode=encoder(), vectors=vectors, before=before)
    return _Part(claims=claims, book=book, bare=len(found) - len(vectors))


def _meanings(office_id: int, before: Shelf) -> tuple[Mapping[str, Any], int]:
    """Return the meanings that have been worked out, with what is new since the last look."""
    if not is_built():
        return before.meanings, before.newest
    rows = Meaning.objects.of(office_id).filter(pk__gt=before.newest).order_by("pk")
    found = list(rows.values_list("pk", "digest", "vector"))
    if not found:
        return before.meanings, before.newest
    new = {name: np.frombuffer(bytes(raw), dtype=np.float16) for _pk, name, raw in found}
    return {**before.meanings, **new}, found[-1][0]
