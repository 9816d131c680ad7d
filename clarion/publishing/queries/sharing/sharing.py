"""What may be shared now, what not any more, and how often it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet, Sum

from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, Handover, Rendition, ShareCount
from clarion.publishing.queries.saying.published import ILLUSTRATIONS, OWN_PAGE, PUBLIC, file_name
from clarion.publishing.queries.sharing.handed_now import stopping
from clarion.publishing.rules.lives import NEVER_WAS
from clarion.publishing.rules.parts import SHARE_FACTS, SHARED
from clarion.publishing.rules.sharing.sharing import (
    FEW,
    NETWORKS,
    OFFERED_FOR,
    PACKS_MAX,
    WARNED_FIRST_FOR,
    Covered,
    Network,
    Standing,
    counted,
    is_held,
    offered,
    standing,
)

OFFERED_DAYS = OFFERED_FOR.days
_BESIDE = ("edition__statement", "edition__warrant", "edition__request")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareText:
    """Words that were signed for sharing, and where there is room for them."""

    id: int
    medium: str
    language: str
    text: str
    networks: tuple[Network, ...] = ()

    @property
    def is_facts(self) -> bool:
        """Whether these are the facts to keep, for whoever has words of their own."""
        return self.medium == SHARE_FACTS.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One statement for sharing: what it says now, and whether it may be passed on.

    `corrects`: something else was said before. The `mistake` is empty unless our page says it, for
    only that was signed. Only an open one has `texts`.
    """

    statement_id: int
    code: str
    headline: str
    language: str
    said_at: datetime
    standing: Standing
    corrects: bool
    mistake: str
    withdrawn_at: datetime | None
    texts: tuple[ShareText, ...]
    pictures: tuple[tuple[str, str], ...]

    @property
    def spoken_code(self) -> str:
        """Its public name, as it stands in the link and is read out."""
        return f"{self.code[:4]}-{self.code[4:]}"

    @property
    def title(self) -> str:
        """What it is called: once it was withdrawn, its words are not repeated."""
        return self.spoken_code if self.standing is Standing.WITHDRAWN else self.headline

    @property
    def warns(self) -> bool:
        """Whether whoever has shared it must know something."""
        return self.corrects or self.standing in {Standing.WITHDRAWN, Standing.CHANGING}

    @property
    def changed_at(self) -> datetime:
        """When there was last something new about it."""
        return self.withdrawn_at or self.said_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Packs:
    """What an advocate finds: what to stop first, then what is new. `held`: there is more."""

    shown: tuple[Pack, ...]
    held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """How often a statement was taken along to one network; empty: fewer than `few`."""

    title: str
    presses: str
    few: int = FEW


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """The words that somebody takes along, and whose they are. Without a `text` they may not."""

    office_id: int
    statement_id: int
    code: str
    text: ShareText | None


def packs(*, office_id: int, at: datetime) -> Packs:
    """Return what the office has for sharing. Before it stands on our own page there is nothing."""
    since = at - OFFERED_FOR
    prepared = _prepared(office_id).values("edition__statement_id")
    rows = _on_our_page(office_id).filter(
        Q(said_at__gte=since) | Q(edition__statement__withdrawn_at__gte=since),
        edition__statement_id__in=prepared,
    )
    found = _read(rows.order_by("-said_at", "-id")[: PACKS_MAX * 2], office_id)
    held = any(one.standing is Standing.HELD for one in found)
    shown = [one for one in found if one.warns or one.texts]
    fresh = at - WARNED_FIRST_FOR
    shown.sort(key=lambda one: (one.warns and one.changed_at > fresh, one.changed_at), reverse=True)
    return Packs(shown=tuple(shown[:PACKS_MAX]), held=held)


def pack_of(*, office_id: int, statement_id: int) -> Pack | None:
    """Return one statement for sharing, however old; None before it stands on our own page."""
    rows = _on_our_page(office_id).filter(edition__statement_id=statement_id)
    found = _read(rows.order_by("-edition__number")[:1], office_id)
    return found[0] if found else None


def shared_text(*, handover_id: int) -> Shared | None:
    """Return what a button takes along, as it stands at this moment; None: there is no such one."""
    rows = Handover.objects.filter(pk=handover_id, medium__in=SHARED)
    row = rows.select_related("edition__statement").first()
    if row is None:
        return None
    edition = row.edition
    found = pack_of(office_id=edition.office_id, statement_id=edition.statement_id)
    texts = {one.id: one for one in found.texts} if found else {}
    return Shared(
        office_id=edition.office_id,
        statement_id=edition.statement_id,
        code=edition.statement.code,
        text=texts.get(row.pk),
    )


def pressed(*, office_id: int, statement_id: int) -> list[Pressed]:
    """Return how often a statement was taken along, network by network."""
    rows = ShareCount.objects.of(office_id).filter(statement_id=statement_id)
    sums = dict(rows.values_list("network").annotate(Sum("presses")))
    return [
        Pressed(title=one.title, presses=counted(sums[name]))
        for name, one in NETWORKS.items()
        if name in sums
    ]


def _prepared(office_id: int) -> QuerySet[Handover]:
    rows = Handover.objects.filter(
        edition__office_id=office_id, medium__in=SHARED, edition__state__in=PUBLIC
    )
    return rows.exclude(text="")


def _on_our_page(office_id: int) -> QuerySet[Rendition]:
    rows = Rendition.objects.filter(
        edition__office_id=office_id,
        account__network=OWN_PAGE,
        said_at__isnull=False,
        edition__state__in=PUBLIC,
    )
    return rows.select_related(*_BESIDE).prefetch_related(ILLUSTRATIONS)


def _read(rows: Iterable[Rendition], office_id: int) -> list[Pack]:
    """Return the newest of each statement, read once for all of them."""
    newest: dict[int, Rendition] = {}
    for row in rows:
        known = newest.get(row.edition.statement_id)
        if known is None or known.edition.number < row.edition.number:
            newest[row.edition.statement_id] = row
    if not newest:
        return []
    editions = [row.edition_id for row in newest.values()]
    texts: dict[int, list[Handover]] = {}
    for text in Handover.objects.filter(edition_id__in=editions, medium__in=SHARED):
        texts.setdefault(text.edition_id, []).append(text)
    others = Edition.objects.filter(statement_id__in=newest).exclude(state__in=NEVER_WAS)
    last: dict[int, int] = {}
    for statement_id, number in others.values_list("statement_id", "number"):
        last[statement_id] = max(number, last.get(statement_id, 0))
    holds = postroom.holds_in_force(office_id=office_id)
    exercise = people.office(office_id).exercise
    return [
        _pack(
            row,
            texts.get(row.edition_id, []),
            holds,
            newer=last.get(statement_id, 0) > row.edition.number,
            exercise=exercise,
        )
        for statement_id, row in newest.items()
    ]


def _pack(
    row: Rendition,
    texts: list[Handover],
    holds: list[postroom.HoldNow],
    *,
    newer: bool,
    exercise: bool,
) -> Pack:
    edition = row.edition
    statement, warrant = edition.statement, edition.warrant
    covered = Covered(
        about=statement.about,
        theme=edition.theme,
        campaign=str(edition.campaign_id or ""),
        account=str(row.account_id),
        network=OWN_PAGE,
    )
    now = standing(
        withdrawn=statement.withdrawn_at is not None,
        held=is_held(stopping(edition, holds), covered),
        void=warrant is None or warrant.voided_at is not None,
        newer=newer,
    )
    is_open = now is Standing.OPEN
    signed = frozenset(warrant.digests) if warrant is not None and is_open else frozenset()
    return Pack(
        statement_id=statement.pk,
        code=statement.code,
        headline=row.subject,
        language=edition.language,
        said_at=row.said_at or edition.moved_at,
        standing=now,
        corrects=edition.corrects_id is not None,
        mistake=edition.mistake if edition.mistake in row.text else "",
        withdrawn_at=statement.withdrawn_at,
        texts=_texts(
            [one for one in texts if one.text and one.handed(statement.about).digest() in signed],
            exercise=exercise,
        ),
        pictures=_pictures(edition) if is_open else (),
    )


def _pictures(edition: Edition) -> tuple[tuple[str, str], ...]:
    return tuple(
        (file_name(one.picture.digest, one.picture.mime), one.alt)
        for one in edition.illustrations.all()
        if not one.picture.is_film
    )


def _texts(rows: list[Handover], *, exercise: bool) -> tuple[ShareText, ...]:
    """Return each language by itself, the shortest first. Nothing of an exercise leads outside."""
    order = {medium: place for place, medium in enumerate(SHARED)}
    found: list[ShareText] = []
    for language in dict.fromkeys(one.language for one in sorted(rows, key=lambda one: one.pk)):
        own = [one for one in rows if one.language == language]
        own.sort(key=lambda one: order[one.medium])
        ready = [(one.medium, one.text) for one in own if one.medium != SHARE_FACTS.name]
        networks = {} if exercise else offered(ready)
        found += [
            ShareText(
                id=one.pk,
                medium=one.medium,
                language=one.language,
                text=one.text,
                networks=networks.get(one.medium, ()),
            )
            for one in own
        ]
    return tuple(found)
