"""Whether something that somebody has seen was said by us, in these words, and still stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, QuerySet

from clarion.newsroom.models import Imprint
from clarion.newsroom.rules.chain import Link, holds, words_digest
from clarion.newsroom.rules.likeness import LIKE_MIN, is_same, likeness
from clarion.people import queries as people
from clarion.people.queries import OfficeCard

TEXT_MAX = 10_000
CHAIN_PAGE = 500
_CANDIDATES = 5
_WORDS_SOUGHT = 40
_WORD = re.compile(r"\w{3,}")
_CODE = re.compile(r"[^A-Z0-9]")


class Verdict(StrEnum):
    """What we can say of it."""

    TRUE = "true"  # these are our words, and they stand
    OLD = "old"  # these were our words, and were corrected since
    REPLACED = "replaced"  # these, or something like it, were corrected, and are read no more
    WITHDRAWN = "withdrawn"  # these were our words, and were withdrawn
    ALTERED = "altered"  # like ours, and not ours
    UNKNOWN = "unknown"  # we have said nothing like it
    BROKEN = "broken"  # our own record does not hold: nobody should rely on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A verdict, the imprint that it is about, and what was asked about."""

    verdict: Verdict
    office: OfficeCard | None = None
    code: str = ""
    number: int = 0
    headline: str = ""
    text: str = ""
    said_at: datetime | None = None
    now_number: int = 0
    asked: str = ""

    @property
    def whole(self) -> str:
        """Our words, as they are compared: without the headline, if it was not copied either."""
        both = f"{self.headline}\n\n{self.text}".strip()
        alone = likeness(self.text, self.asked) > likeness(both, self.asked)
        return self.text if alone else both


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Part of an office's public chain, and the keys that signed it."""

    office: OfficeCard
    links: tuple[Link, ...]
    publics: tuple[str, ...]
    digests: tuple[str, ...]  # of the words of each
    withdrawn: Mapping[str, int]  # codes, and up to which edition their words are shown no more
    more: bool

    def shows(self, link: Link) -> bool:
        """Say whether the words of an imprint may still be read."""
        return link.words.number > self.withdrawn.get(link.words.code, 0)


def check_code(*, code: str) -> Verified:
    """Look a code up, however it was typed."""
    bare = _CODE.sub("", code.upper())[:12]
    newest = Imprint.objects.filter(code=bare).order_by("-number", "-withdrawn").first()
    if not bare or newest is None:
        return Verified(verdict=Verdict.UNKNOWN, asked=code)
    return _verified(newest, asked="")


def check_text(*, text: str) -> Verified:
    """Look for the statement that a text is a copy of, and compare them word by word."""
    asked = text.strip()[:TEXT_MAX]
    found = [(likeness(_whole(one), asked), one) for one in _candidates(asked)]
    ratio, best = max(found, key=lambda pair: pair[0], default=(0.0, None))
    if best is None or ratio < LIKE_MIN:
        return Verified(verdict=Verdict.UNKNOWN, asked=asked)
    return _verified(best, asked=asked)


def chain(*, slug: str, after: int) -> Chain | None:
    """Return the chain from a place on; None where there is no such office."""
    office = people.office_by_slug(slug)
    if office is None:
        return None
    rows = Imprint.objects.of(office.id).filter(position__gt=after).select_related("key")
    found = list(rows.order_by("position")[: CHAIN_PAGE + 1])
    shown = found[:CHAIN_PAGE]
    return Chain(
        office=office,
        links=tuple(row.link() for row in shown),
        publics=tuple(row.key.public for row in shown),
        digests=tuple(words_digest(row.headline, row.text) for row in shown),
        withdrawn=_withdrawn({row.code for row in shown}),
        more=len(found) > CHAIN_PAGE,
    )


def _withdrawn(codes: set[str]) -> dict[str, int]:
    rows = Imprint.objects.filter(code__in=codes, withdrawn=True).order_by("number")
    return dict(rows.values_list("code", "number"))


def _candidates(asked: str) -> QuerySet[Imprint]:
    """Return what shares most words with it, whichever office said it."""
    words = list(dict.fromkeys(_WORD.findall(asked.casefold())))[:_WORDS_SOUGHT]
    query = SearchQuery(" | ".join(words), config="simple", search_type="raw")
    rows: QuerySet[Imprint] = Imprint.objects.filter(withdrawn=False)
    if not words:
        return rows.none()
    ranked = rows.filter(search=query).annotate(rank=SearchRank(F("search"), query))
    return ranked.order_by("-rank", "-id")[:_CANDIDATES]


def _verified(row: Imprint, *, asked: str) -> Verified:
    of_code = list(
        Imprint.objects.filter(office_id=row.office_id, code=row.code)
        .select_related("key")
        .order_by("number", "withdrawn")
    )
    newest = of_code[-1]
    words = next(one for one in of_code if one.number == row.number)
    return Verified(
        verdict=_verdict(of_code, words, newest, asked),
        office=people.office(row.office_id),
        code=row.code,
        number=words.number,
        headline=words.headline,
        text=words.text,
        said_at=words.said_at,
        now_number=newest.number,
        asked=asked,
    )


def _verdict(of_code: list[Imprint], words: Imprint, newest: Imprint, asked: str) -> Verdict:
    if not all(holds(one.link(), one.key.public) for one in of_code):
        return Verdict.BROKEN
    if newest.withdrawn:  # before all else: an altered copy must not bring the words back
        return Verdict.WITHDRAWN
    if any(one.withdrawn and words.number <= one.number for one in of_code):
        return Verdict.REPLACED
    if asked and not (is_same(_whole(words), asked) or is_same(words.text, asked)):
        return Verdict.ALTERED
    return Verdict.TRUE if words.number == newest.number else Verdict.OLD


def _whole(row: Imprint) -> str:
    return f"{row.headline}\n\n{row.text}"
