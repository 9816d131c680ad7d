"""The library: pictures and films that are looked for, chosen, described, and withdrawn."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from clarion.kit.refusals import NotFound
from clarion.people import queries as people
from clarion.publishing.models import Consent, Illustration, Picture, Rendition
from clarion.publishing.rules.pictures.consent import (
    ENDS_NOW,
    ENDS_SOON,
    Fitness,
    People,
    fitness,
)
from clarion.publishing.rules.pictures.pictures import small

PAGE = 24
SHELVES = ("all", "usable", "needs_consent", "ends_soon", "expired", "withdrawn", "back", "stands")
_OWN_PAGE = "page"
_USED_MAX = 100
_NO_BYTES = ("content", "thumbnail")


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureLine:
    """A picture in the library."""

    id: int
    name: str
    alt: str
    caption: str
    fitness: str
    ends_on: date | None
    ends_soon: bool
    is_film: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentNow:
    """What somebody agreed to; `given_by` is for colleagues."""

    given_by: str
    given_on: date
    until_on: date | None
    uses: tuple[str, ...]
    note: str
    kept_by: str
    kept_at: datetime
    ended_at: datetime | None
    ended_by: str
    ended_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UseNow:
    """An edition that shows it. `posts`: how many posts on networks stand with it."""

    edition_id: int
    statement_id: int
    number: int
    headline: str
    state: str
    moved_at: datetime
    posts: int
    on_own_page: bool
    newest_id: int

    @property
    def stands(self) -> bool:
        """Whether anybody can see the picture there, or could if it were not withdrawn."""
        return self.posts > 0 or self.on_own_page


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePage:
    """One picture with everything that is written down about it."""

    id: int
    about: str
    version: int
    name: str
    is_film: bool
    alts: dict[str, str]
    caption: str
    credit: str
    source: str
    taken_on: date | None
    taken_by: str
    place: str
    people: str
    people_why: str
    expires_on: date | None
    ends_on: date | None
    fitness: str
    added_by: str
    added_at: datetime
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_why: str
    back_at: datetime | None
    back_by: str
    back_by_id: int | None
    back_why: str
    consents: tuple[ConsentNow, ...]
    used: tuple[UseNow, ...]

    @property
    def standing(self) -> tuple[UseNow, ...]:
        """Where the public may see it now."""
        return tuple(one for one in self.used if one.stands)


def library(
    *, office_id: int, words: str, shelf: str, at: datetime, before: int | None = None
) -> tuple[list[PictureLine], int | None]:
    """Return one page of the library, the newest first, and where the next begins."""
    today = _today(office_id, at)
    rows = Picture.objects.of(office_id).filter(_on_shelf(shelf, office_id, today))
    for word in words.split()[:8]:
        rows = rows.annotate(told=Cast("alts", TextField())).filter(
            Q(name__icontains=word)
            | Q(told__icontains=word)
            | Q(caption__icontains=word)
            | Q(credit__icontains=word)
            | Q(place__icontains=word)
        )
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows.select_related("consent").defer(*_NO_BYTES).order_by("-pk")[: PAGE + 1])
    more = found[PAGE - 1].pk if len(found) > PAGE else None
    return [_line(row, today) for row in found[:PAGE]], more


def picture_page(*, office_id: int, picture_id: int, at: datetime) -> PicturePage:
    """Return one; raises `NotFound`."""
    rows = Picture.objects.of(office_id).select_related("consent").defer(*_NO_BYTES)
    row: Picture = rows.get_or_refuse(pk=picture_id)
    return PicturePage(
        id=row.pk,
        about=row.about,
        version=row.version,
        name=row.name,
        is_film=row.is_film,
        alts=row.alts,
        caption=row.caption,
        credit=row.credit,
        source=row.source,
        taken_on=row.taken_on,
        taken_by=row.taken_by,
        place=row.place,
        people=row.people,
        people_why=row.people_why,
        expires_on=row.expires_on,
        ends_on=row.ends_on,
        fitness=fitness(row.rights(), on=_today(office_id, at)).value,
        added_by=row.added_by,
        added_at=row.added_at,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_why=row.withdrawn_why,
        back_at=row.back_at,
        back_by=row.back_by,
        back_by_id=row.back_by_id,
        back_why=row.back_why,
        consents=tuple(_consent(one) for one in row.consents.order_by("-pk")[:20]),
        used=_used(row),
    )


def thumbnail(*, office_id: int, picture_id: int) -> bytes:
    """Return a small JPEG of a picture, made now if it is from before there were any.

    Raises `NotFound` for a film, and for one that nobody can open any more.
    """
    rows = Picture.objects.of(office_id).filter(pk=picture_id).exclude(mime__startswith="video/")
    row: Picture = rows.defer("content").get_or_refuse()
    try:
        return bytes(row.thumbnail) if row.thumbnail else small(bytes(row.content))
    except (OSError, ValueError):
        raise NotFound from None


def pictures_ended(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and number of pictures whose last day may be over, and that are shown still."""
    rows = Picture.objects.filter(off_at=None, ends_on__lte=at.date())
    return list(rows.order_by("ends_on").values_list("office_id", "id")[:500])


def standing_wrongly(*, office_id: int, today: date) -> QuerySet[Illustration]:
    """Return where posts on networks show what may not be shown any more, or soon may not."""
    posts = Rendition.objects.filter(
        edition_id=OuterRef("edition_id"),
        pictures__gt=0,
        said_at__isnull=False,
        gone_at=None,
    ).exclude(account__network=_OWN_PAGE)
    over = Q(picture__off_at__isnull=False) | Q(picture__ends_on__lte=today + ENDS_NOW)
    return Illustration.objects.filter(
        over, Exists(posts), picture__office_id=office_id, edition__statement__withdrawn_at=None
    )


def _on_shelf(shelf: str, office_id: int, today: date) -> Q:
    over = Q(ends_on__lt=today)
    unclear = Q(people=People.UNKNOWN.value) | Q(people=People.CONSENT.value, consent=None)
    there = Q(withdrawn_at=None) & (Q(ends_on=None) | Q(ends_on__gte=today))
    match shelf:
        case "usable":
            return there & ~unclear
        case "needs_consent":
            return there & unclear
        case "ends_soon":
            return there & Q(ends_on__lt=today + ENDS_SOON)
        case "expired":
            return Q(withdrawn_at=None) & over
        case "withdrawn":
            return Q(withdrawn_at__isnull=False)
        case "back":
            return Q(back_at__isnull=False)
        case "stands":
            wrong = standing_wrongly(office_id=office_id, today=today)
            return Q(pk__in=wrong.values("picture_id"))
    return Q()


def _line(row: Picture, today: date) -> PictureLine:
    found = fitness(row.rights(), on=today)
    there = found not in {Fitness.EXPIRED, Fitness.WITHDRAWN}
    return PictureLine(
        id=row.pk,
        name=row.name,
        alt=next((alt for alt in row.alts.values() if alt), ""),
        caption=row.caption,
        fitness=found.value,
        is_film=row.is_film,
        ends_on=row.ends_on,
        ends_soon=there and row.ends_on is not None and row.ends_on - today < ENDS_SOON,
    )


def _consent(row: Consent) -> ConsentNow:
    return ConsentNow(
        given_by=row.given_by,
        given_on=row.given_on,
        until_on=row.until_on,
        uses=tuple(row.uses),
        note=row.note,
        kept_by=row.kept_by,
        kept_at=row.kept_at,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
        ended_why=row.ended_why,
    )


def _used(row: Picture) -> tuple[UseNow, ...]:
    """Return the editions that show it, the newest first, with what stands of each."""
    shown = Illustration.objects.filter(picture=row).select_related("edition__statement")
    shown = shown.exclude(edition__state="dropped").order_by("-edition_id")
    editions = [one.edition for one in shown[:_USED_MAX]]
    said = Rendition.objects.filter(
        edition__in=editions, pictures__gt=0, said_at__isnull=False, gone_at=None
    )
    posts: dict[int, int] = {}
    pages: set[int] = set()
    for edition_id, network in said.values_list("edition_id", "account__network"):
        if network == _OWN_PAGE:
            pages.add(edition_id)
        else:
            posts[edition_id] = posts.get(edition_id, 0) + 1
    newest: dict[int, int] = {}
    for edition in editions:
        newest.setdefault(edition.statement_id, edition.pk)
    return tuple(
        UseNow(
            edition_id=one.pk,
            statement_id=one.statement_id,
            number=one.number,
            headline=one.headline,
            state=one.state,
            moved_at=one.moved_at,
            posts=posts.get(one.pk, 0) if one.statement.withdrawn_at is None else 0,
            on_own_page=one.pk in pages and one.state in {"publishing", "published"},
            newest_id=newest[one.statement_id],
        )
        for one in editions
    )


def _today(office_id: int, at: datetime) -> date:
    return at.astimezone(ZoneInfo(people.office(office_id).zone)).date()
