"""What was told beside the original on our own page, in its exact words, and by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from clarion.publishing.models import Edition, Handover, Rendition, Statement, Translation

_RENDITION = "rendition"
_HANDOVER = "handover"
_TRANSLATION = "translation"
_OWN_PAGE = "page"
_MAY_BE_HANDED = ("scheduled", "publishing", "published")
_READ = (
    "number",
    "language",
    "state",
    "said_at",
    "moved_at",
    "removes_old_words",
    "statement__code",
    "statement__withdrawn_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One text as it left, or as others may hand it on. `source` names it among all others.

    `network` and `account` of what an account of ours has said, `medium` of what others hand on;
    without either it stood on our own page in another language. `piece` is which post of a thread
    it is, 0 for what is one.
    """

    source: str
    code: str
    number: int
    language: str
    subject: str
    text: str
    told_at: datetime
    network: str = ""
    account: str = ""
    medium: str = ""
    piece: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Up to which edition a statement's words are read no more, and since when."""

    code: str
    number: int
    language: str
    at: datetime


def told_sources(*, office_id: int, at: datetime, depth: int | None) -> list[str]:
    """Return what was told last by its sources: so many of each kind, or all that there is."""
    said = _said(office_id).order_by("-said_at", "-id").values_list("id", flat=True)
    handed = _handed(office_id, at).order_by("-ready_at", "-id").values_list("id", flat=True)
    translated = (
        _translated(office_id).order_by("-edition__said_at", "-id").values_list("id", flat=True)
    )
    return [
        *(f"{_RENDITION}:{number}" for number in said[:depth]),
        *(f"{_HANDOVER}:{number}" for number in handed[:depth]),
        *(f"{_TRANSLATION}:{number}" for number in translated[:depth]),
    ]


def told(*, office_id: int, at: datetime, sources: Iterable[str]) -> list[Told]:
    """Return these, as far as they were told, or signed for others, and their time has come."""
    numbers: dict[str, list[int]] = {_RENDITION: [], _HANDOVER: [], _TRANSLATION: []}
    for source in sources:
        kind, _, number = source.partition(":")
        numbers[kind].append(int(number))
    said = _said(office_id).filter(id__in=numbers[_RENDITION])
    handed = _handed(office_id, at).filter(id__in=numbers[_HANDOVER])
    translated = _translated(office_id).filter(id__in=numbers[_TRANSLATION])
    return [
        *map(_by_account, said.select_related("edition__statement", "account")),
        *(
            _by_others(row)
            for row in handed.select_related("edition__statement", "edition__warrant")
            if _is_covered(row)
        ),
        *_by_page(translated.select_related("edition__statement", "edition__warrant")),
    ]


def taken_back(codes: Iterable[str]) -> set[tuple[str, int]]:
    """Return the editions of these statements that nobody has said, and others may not hand on.

    One that was missed can still be said; then it is none of these any more.
    """
    unsaid = Edition.objects.filter(statement__code__in=codes, said_at=None)
    over = ~Q(state__in=_MAY_BE_HANDED) | Q(warrant__voided_at__isnull=False)
    return set(unsaid.filter(over).values_list("statement__code", "number"))


def gone(*, office_id: int, codes: Iterable[str], depth: int | None) -> list[Gone]:
    """Return what is read no more of these statements, and of those that were withdrawn last."""
    withdrawn = Statement.objects.of(office_id).exclude(withdrawn_at=None)
    last = withdrawn.order_by("-withdrawn_at").values_list("code", flat=True)[:depth]
    rows = Edition.objects.of(office_id).filter(statement__code__in={*codes, *last})
    rows = rows.exclude(warrant=None).select_related("statement").order_by("number").only(*_READ)
    of: dict[str, list[Edition]] = {}
    for row in rows:
        of.setdefault(row.statement.code, []).append(row)
    return [one for code, editions in of.items() for one in _gone(code, editions)]


def _said(office_id: int) -> QuerySet[Rendition]:
    rows = Rendition.objects.filter(edition__office_id=office_id, said_at__isnull=False)
    return rows.exclude(account__network=_OWN_PAGE).exclude(text="")


def _handed(office_id: int, at: datetime) -> QuerySet[Handover]:
    """What others may hand on, its time come and no hold over it, or could while it stood."""
    ready = Q(edition__state__in=_MAY_BE_HANDED, edition__warrant__voided_at=None)
    return Handover.objects.filter(
        ready | Q(edition__said_at__isnull=False),
        edition__office_id=office_id,
        edition__warrant__isnull=False,
        ready_at__lte=at,
    ).exclude(text="")


def _translated(office_id: int) -> QuerySet[Translation]:
    """What stands on our own page beside the original, as soon as that was said there."""
    page = Rendition.objects.filter(
        edition=OuterRef("edition"), account__network=_OWN_PAGE, said_at__isnull=False
    )
    return Translation.objects.filter(
        Exists(page), edition__office_id=office_id, edition__warrant__isnull=False
    ).exclude(said_headline="", said_text="")


def _by_account(row: Rendition) -> Told:
    return Told(
        source=f"{_RENDITION}:{row.pk}",
        code=row.edition.statement.code,
        number=row.edition.number,
        language=row.language or row.edition.language,
        subject=row.subject,
        text=row.text,
        told_at=row.said_at or row.edition.moved_at,
        network=row.account.network,
        account=row.account.address,
        piece=row.piece,
    )


def _by_others(row: Handover) -> Told:
    return Told(
        source=f"{_HANDOVER}:{row.pk}",
        code=row.edition.statement.code,
        number=row.edition.number,
        language=row.language,
        subject=row.subject,
        text=row.text,
        told_at=row.ready_at or row.edition.moved_at,
        medium=row.medium,
    )


def _by_page(rows: Iterable[Translation]) -> list[Told]:
    """Return what was signed of these, since when the original has stood there."""
    signed = [row for row in rows if _is_covered(row)]
    page = Rendition.objects.filter(account__network=_OWN_PAGE, said_at__isnull=False)
    of_page = page.filter(edition__in=[row.edition_id for row in signed])
    since = dict(of_page.values_list("edition_id", "said_at")) if signed else {}
    return [
        Told(
            source=f"{_TRANSLATION}:{row.pk}",
            code=row.edition.statement.code,
            number=row.edition.number,
            language=row.language,
            subject=row.said_headline,
            text=row.said_text,
            told_at=since.get(row.edition_id) or row.edition.moved_at,
        )
        for row in signed
    ]


def _is_covered(row: Handover | Translation) -> bool:
    warrant, about = row.edition.warrant, row.edition.statement.about
    words = row.handed(about) if isinstance(row, Handover) else row.page(about)
    return warrant is not None and words.digest() in warrant.digests


def _gone(code: str, editions: list[Edition]) -> list[Gone]:
    """Find what is read no more: all of a withdrawn one, what a correction has removed.

    What was ready for others and then taken back before anybody had said it is gone as well.
    """
    last = editions[-1]
    withdrawn_at = last.statement.withdrawn_at
    found = []
    if withdrawn_at is not None:
        found.append(Gone(code=code, number=last.number, language=last.language, at=withdrawn_at))
    said = [one for one in editions if one.said_at is not None]
    removing = [one for one in said if one.removes_old_words]
    before = [one for one in editions if removing and one.number < removing[-1].number]
    if before and (since := removing[-1].said_at):
        old = before[-1]
        found.append(Gone(code=code, number=old.number, language=old.language, at=since))
    taken_back = [one for one in editions if one.state == "superseded"]
    unsaid = [one for one in taken_back if not said or one.number < said[0].number]
    if unsaid:
        old = unsaid[-1]
        found.append(Gone(code=code, number=old.number, language=old.language, at=old.moved_at))
    return found
