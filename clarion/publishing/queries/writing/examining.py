"""What stands in the way of saying an edition: everything that the checks look at, and find."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.people import queries as people
from clarion.people.queries import OfficeCard
from clarion.postroom import queries as postroom
from clarion.postroom.queries import AccountNow
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.models.edition import Beside
from clarion.publishing.queries.pictures.films import spoken
from clarion.publishing.queries.pictures.rights import rights_beside
from clarion.publishing.queries.saying.addresses import page_link
from clarion.publishing.queries.saying.standing import said_before
from clarion.publishing.queries.standards.house_rules import with_house_rules
from clarion.publishing.queries.writing.composing import Composed
from clarion.publishing.rules.checks import (
    Checked,
    Found,
    Old,
    Piece,
    Posted,
    Standing,
    Tongued,
    check,
)
from clarion.publishing.rules.facts import Fact
from clarion.publishing.rules.lives import GIVES_UP_SLOT
from clarion.publishing.rules.pictures.consent import Use, use_of
from clarion.publishing.rules.saying.correction import Way

SAID_LATELY = timedelta(days=1)
_ON_THEIR_WAY = ("in_review", "approved", "scheduled", "publishing", "published")
_LATELY_MAX = 2_000
# What is older is no news to anybody, and is not compared.
_STANDS_FOR = timedelta(days=7)
_STANDING_MAX = 100
_BESIDE_MAX = 10


def examine(
    edition: Edition,
    composed: Sequence[Composed],
    *,
    handed: tuple[Piece, ...] = (),
    translations: tuple[Tongued, ...] = (),
    meant: tuple[tuple[Fact, ...], frozenset[Fact]] = ((), frozenset()),
    office: OfficeCard | None = None,
    at: datetime,
) -> tuple[Found, ...]:
    """Return what every check finds in it.

    `handed` is what others say for us, `translations` the other languages; `meant` the facts that
    its parts name, and those it needs; `office` the edition's, by whoever has it at hand.
    """
    named = {one.language: one.piece.named for one in translations}
    pieces = tuple(
        _piece(one, named.get(one.language, ())) for one in composed if one.way is not Way.LATER
    )
    office = office or people.office(edition.office_id)
    asked_at = at.astimezone(ZoneInfo(office.zone))
    links = dict.fromkeys(one.link for one in composed)
    seen = Checked(
        language=edition.language,
        exercise=office.exercise,
        laws=frozenset(office.laws),
        leaves_at=edition.due_at.astimezone(asked_at.tzinfo) if edition.due_at else asked_at,
        asked_at=asked_at,
        pieces=pieces,
        pictures=tuple((one.name, one.alt) for one in edition.captions),
        films=_films(edition),
        captions=tuple(_caption(one) for one in edition.captions),
        kinds=edition.kinds if any(one.takes for one in pieces) else (),
        rights=rights_beside(edition) if edition.captions else (),
        shown_as=_shown_as(composed),
        named=meant[0],
        needed=meant[1],
        handed=handed,
        translations=translations,
        has_text=bool(edition.text),
        message=f"{edition.headline}\n\n{edition.text}".strip(),
        corrects=edition.corrects_id is not None,
        mistake=edition.mistake,
        old=_old(edition, asked_at),
        standing=_standing(edition, office, asked_at),
        said_lately=_said_lately(edition, at),
        beside=_beside(edition, pieces),
        left_out=_left_out(edition, composed),
    )
    return check(with_house_rules(seen, edition, name=office.name, links=links))


def _caption(one: Beside) -> Piece:
    """Return what is read of a picture, by whoever sees it or not."""
    text = "\n\n".join(part for part in (one.alt, one.caption, one.credit) if part)
    return Piece(account_id=0, where=one.name, subject="", text=text, count=len(text), limit=None)


def _films(edition: Edition) -> tuple[tuple[str, frozenset[str]], ...]:
    """Return each of its films with the languages in which it has subtitles."""
    found = spoken(edition)
    return tuple((one.name, found[one.id]) for one in edition.captions if one.is_film)


def _shown_as(composed: Sequence[Composed]) -> tuple[tuple[Use, str], ...]:
    """Return as what its pictures are used, and where."""
    return tuple(
        (use_of(one.account.capabilities), _where(one.account)) for one in composed if one.pictures
    )


def _piece(one: Composed, named: tuple[Fact, ...]) -> Piece:
    capabilities = one.account.capabilities
    return Piece(
        account_id=one.account.id,
        where=_where(one.account),
        subject=one.adapted.subject,
        text=one.adapted.whole,
        count=one.first.count,
        limit=one.first.limit,
        house=capabilities.house,
        short=one.adapted.short,
        pictures=one.pictures,
        needs_picture=capabilities.needs_media and one.way is not Way.REPLY,
        films=one.films,
        needs_film=capabilities.needs_film and one.way not in {Way.REPLY, Way.CHANGE},
        shows_films=capabilities.house or bool(capabilities.film_types),
        subject_limit=capabilities.subject_limit,
        bars=capabilities.bars,
        takes=capabilities.media_types,
        posts=tuple(
            Posted(text=post.text, count=post.count, limit=post.limit, comment=post.is_comment)
            for post in one.posts
        ),
        posts_max=capabilities.thread_max,
        language=one.language,
        named=named,
        link=one.link,
        stood=one.stood,
        could_be=one.could_be,
    )


def _standing(edition: Edition, office: OfficeCard, at: datetime) -> tuple[Standing, ...]:
    """Return the other statements that were said within a week and still stand."""
    rows = Edition.objects.of(edition.office_id).filter(
        state__in=["publishing", "published"], said_at__gte=at - _STANDS_FOR
    )
    others = rows.exclude(statement_id=edition.statement_id).select_related("statement")
    return tuple(
        Standing(
            code=row.statement.code,
            headline=row.headline,
            text=f"{row.headline}. {row.text}",
            said_at=row.said_at.astimezone(at.tzinfo) if row.said_at else None,
            language=row.language,
            link=page_link(office, row.statement.code),
        )
        for row in others.order_by("-said_at")[:_STANDING_MAX]
    )


def _old(edition: Edition, at: datetime) -> Old | None:
    """Return what an edition puts right. What it goes on with was put right by another already."""
    old = edition.corrects
    while old and old.corrects and edition.mistake and old.mistake == edition.mistake:
        old = old.corrects
    if old is None:
        return None
    return Old(
        text=f"{old.headline}\n\n{old.text}".strip(),
        language=old.language,
        mistake=old.mistake,
        said_at=old.said_at.astimezone(at.tzinfo) if old.said_at else None,
        goes=edition.removes_old_words,
    )


def _left_out(edition: Edition, composed: Sequence[Composed]) -> tuple[tuple[int, str], ...]:
    """Return where earlier words stand, or may stand, and this edition is not to be said."""
    known = {one.account.id for one in composed}
    stands = {number for number, one in said_before(edition).items() if one.may_stand} - known
    if not stands:
        return ()
    accounts = postroom.publishing_accounts(office_id=edition.office_id)
    return tuple((one.id, _where(one)) for one in accounts if one.id in stands)


def _where(account: AccountNow) -> str:
    return f"{account.title}, {account.address}"


def _beside(edition: Edition, pieces: Iterable[Piece]) -> tuple[tuple[str, str], ...]:
    """Return what has a slot at the very time of this edition, on an account of it."""
    where = {one.account_id: one.where for one in pieces}
    return tuple((where[account_id], said) for account_id, said in _holders(edition, where))


def _holders(edition: Edition, account_ids: Iterable[int]) -> list[tuple[int, str]]:
    if edition.due_at is None:
        return []
    rows = Rendition.objects.filter(
        edition__office_id=edition.office_id,
        edition__due_at=edition.due_at,
        edition__slot__isnull=False,
        account_id__in=account_ids,
    ).exclude(edition__statement_id=edition.statement_id)
    held = rows.exclude(edition__state__in=GIVES_UP_SLOT).order_by("account_id", "id")
    return list(held.values_list("account_id", "edition__headline")[:_BESIDE_MAX])


def _said_lately(edition: Edition, at: datetime) -> frozenset[tuple[int, str]]:
    """Return what was said, or is about to be, within the last day."""
    rows = Rendition.objects.filter(
        edition__office_id=edition.office_id,
        edition__submitted_at__gte=at - SAID_LATELY,
        edition__state__in=_ON_THEIR_WAY,
    ).exclude(edition__statement_id=edition.statement_id)
    rows = rows.filter(place=0)
    return frozenset(rows.values_list("account_id", "text")[:_LATELY_MAX])
