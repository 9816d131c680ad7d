"""All that an office knows, kept ready in memory and renewed by what is new at each look."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Any, Final

import numpy as np

from clarion.desk.models import Meaning
from clarion.desk.queries.known import sources
from clarion.desk.rules.known import Known, claims_of, digest
from clarion.reading import known as reading
from clarion.reading.known import Claim
from clarion.reading.meaning import bundled_encoder, is_built
from clarion.reading.sameness.vectors import Encode

# A process keeps so many offices ready, the last ones that were asked about.
OFFICES_MAX: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """What an office knew at one moment; never changed, so that many can read it."""

    known: Mapping[str, Known | None] = field(default_factory=dict)
    claims: tuple[Claim, ...] = ()
    book: reading.Known = field(default_factory=lambda: reading.Known.compile(()))
    meanings: Mapping[str, Any] = field(default_factory=dict)  # by digest, two bytes a number
    newest: int = 0  # number of the last meaning that is here

    @property
    def by_name(self) -> dict[str, Known]:
        """What is known, without what had no words."""
        return {name: one for name, one in self.known.items() if one}


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


def encoder() -> Encode | None:
    """Return what compares meaning, loaded when it is first used; None where it is not built."""
    return (lambda texts: bundled_encoder().encode(texts)) if is_built() else None


def _renewed(office_id: int, before: Shelf, wanted: list[dict[str, object]]) -> Shelf:
    names = [name for one in wanted for name in one]
    new = [
        {name: one for name, one in source.items() if name not in before.known} for source in wanted
    ]
    read = sources.read(office_id, new) if any(new) else {}
    known = {name: before.known.get(name) or read.get(name) for name in names}
    claims = before.claims
    if known.keys() != before.known.keys():
        claims = tuple(claim for one in known.values() if one for claim in claims_of(one))
    meanings, newest = _meanings(office_id, before, claims)
    if claims is before.claims and newest == before.newest:
        return before
    encode = encoder()
    vectors = {claim.text: meanings.get(digest(claim.text)) for claim in claims}
    book = reading.Known.compile(
        claims,
        encode=encode,
        vectors={text: one.astype(np.float32) for text, one in vectors.items() if one is not None},
        before=before.book,
    )
    return Shelf(known=known, claims=claims, book=book, meanings=meanings, newest=newest)


def _meanings(
    office_id: int, before: Shelf, claims: tuple[Claim, ...]
) -> tuple[Mapping[str, Any], int]:
    """Return the meanings that have been worked out; asks only where one is missing."""
    if all(digest(claim.text) in before.meanings for claim in claims) or not is_built():
        return before.meanings, before.newest
    rows = Meaning.objects.of(office_id).filter(pk__gt=before.newest).order_by("pk")
    found = list(rows.values_list("pk", "digest", "vector"))
    if not found:
        return before.meanings, before.newest
    new = {name: np.frombuffer(bytes(raw), dtype=np.float16) for _pk, name, raw in found}
    return {**before.meanings, **new}, found[-1][0]
