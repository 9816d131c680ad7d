"""An edition in every other language in which it is said, was said, or is to be said somewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from clarion.people import queries as people
from clarion.publishing.models import Edition
from clarion.publishing.queries.saying.titles import page_title
from clarion.publishing.queries.writing.composing import Composed
from clarion.publishing.rules.checks import Piece, Tongued
from clarion.publishing.rules.checksum import Column
from clarion.publishing.rules.facts import Fact
from clarion.publishing.rules.parts import Parts, read
from clarion.publishing.rules.saying.marks import EXERCISE
from clarion.publishing.rules.saying.translated import Page, Translated, direction, page_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Translating:
    """One language: what somebody wrote, and how it would stand on our own page.

    `said_before`, `unchanged`, `wanted`, `readers`: as the checks want to know it.
    """

    language: str
    said: Translated
    page: Page
    named: tuple[Fact, ...]
    said_before: bool
    unchanged: bool
    same_as_original: bool
    wanted: bool
    readers: bool

    @property
    def where(self) -> str:
        """What it is called among the other texts."""
        return page_title(self.language)

    @property
    def direction(self) -> str:
        """How its words run."""
        return direction(self.language)

    def column(self) -> Column:
        """Return it as the checksum reads it."""
        return Column(
            where=self.where,
            text=f"{self.page.headline}\n\n{self.page.text}",
            language=self.language,
            named=self.named,
            aside=self.said.mistake,
        )

    def tongued(self) -> Tongued:
        """Return it as the checks read it."""
        page = Piece(
            account_id=0,
            where=self.where,
            subject="" if self.said.empty else self.page.headline,
            text="" if self.said.empty else self.page.text,
            count=len(self.page.text),
            limit=None,
            key=f"page_{self.language}",
            language=self.language,
            named=self.named,
        )
        return Tongued(
            language=self.language,
            piece=page,
            mistake=self.said.mistake,
            said_before=self.said_before,
            unchanged=self.unchanged,
            same_as_original=self.same_as_original,
            wanted=self.wanted,
            readers=self.readers,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Earlier:
    """What was said last in a language, and the original beside it; None: it was the original."""

    said: Translated | None
    original: tuple[str, str]


def compose_translated(edition: Edition, composed: Iterable[Composed]) -> list[Translating]:
    """Return each language beside the original's, in the order in which they were written."""
    accounts = list(composed)
    wanted = {one.language for one in accounts if one.language}
    earlier = _earlier(edition)
    written = [code for code, said in edition.translated.items() if said.whole]
    languages = dict.fromkeys([*written, *sorted(wanted), *earlier])
    languages.pop(edition.language, None)
    if not languages:
        return []
    marks = (EXERCISE,) if people.office(edition.office_id).exercise else ()
    parts = read(edition.parts)
    stands = any(one.account.capabilities.house for one in accounts)
    return [
        _compose(
            edition,
            code,
            earlier.get(code),
            marks=marks,
            named=_named(parts, code),
            wanted=code in wanted,
            readers=stands or code in wanted,
        )
        for code in languages
    ]


def _compose(
    edition: Edition,
    code: str,
    before: _Earlier | None,
    *,
    marks: tuple[str, ...],
    named: tuple[Fact, ...],
    wanted: bool,
    readers: bool,
) -> Translating:
    said = edition.translated.get(code, Translated())
    original = (edition.headline, edition.text)
    words = (said.headline, said.text)
    last = (before.said.headline, before.said.text) if before and before.said else None
    return Translating(
        language=code,
        said=said,
        page=page_of(
            said,
            about=f"statement:{edition.statement_id}",
            language=code,
            marks=marks,
            read_before=before is not None,
        ),
        named=named,
        said_before=before is not None,
        unchanged=words == last and before is not None and before.original != original,
        same_as_original=bool(edition.text) and words == original,
        wanted=wanted,
        readers=readers,
    )


def _earlier(edition: Edition) -> dict[str, _Earlier]:
    """Return every language in which people have read an earlier edition, with the last of it."""
    if edition.corrects_id is None:
        return {}
    rows = Edition.objects.filter(
        statement_id=edition.statement_id, number__lt=edition.number, said_at__isnull=False
    )
    found: dict[str, _Earlier] = {}
    for row in rows.order_by("number").prefetch_related("translations"):
        original = (row.headline, row.text)
        found[row.language] = _Earlier(said=None, original=original)
        for one in row.translations.all():
            if one.said_headline or one.said_text:
                found[one.language] = _Earlier(said=one.translated(), original=original)
    return found


def _named(parts: Parts | None, code: str) -> tuple[Fact, ...]:
    """Return what its places and instructions are called in a language, if somebody has said so."""
    if parts is None or code not in parts.translations:
        return ()
    theirs, ours = parts.translations[code], parts.spoken
    whole = all(
        theirs_ or not ours_
        for theirs_, ours_ in zip((theirs.where, theirs.do), (ours.where, ours.do), strict=True)
    )
    return parts.translated(code).named() if whole else ()
