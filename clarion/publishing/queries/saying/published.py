"""What the public may read: statements as our own page has them, and nothing else of the house."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch

from clarion.publishing.models import Edition, Illustration, Rendition, Statement
from clarion.publishing.queries.pictures.films import tracks_of
from clarion.publishing.rules.saying.translated import direction
from clarion.publishing.rules.sharing.sharing import share_links

PAGE = 50
EDITIONS_MAX = 50
OWN_PAGE = "page"
_ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "video/mp4": "mp4",
}
ILLUSTRATIONS = Prefetch(
    "edition__illustrations",
    Illustration.objects.filter(picture__off_at=None)
    .select_related("picture")
    .defer("picture__content", "picture__thumbnail")
    .order_by("place", "id"),
)
PUBLIC = ("publishing", "published", "corrected", "withdrawn")


@dataclass(frozen=True, slots=True, kw_only=True)
class InWords:
    """An edition in one language, in the exact words that were signed."""

    language: str
    headline: str
    text: str

    @property
    def direction(self) -> str:
        """How its words run."""
        return direction(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidFilm:
    """A film as it stands there: its file name, the words with it, and its subtitles.

    `tracks`: the language of each, and its file name.
    """

    name: str
    alt: str
    caption: str
    credit: str
    tracks: tuple[tuple[str, str], ...]

    @property
    def files(self) -> tuple[str, ...]:
        """The names of the film and of its subtitles."""
        return (self.name, *(name for _language, name in self.tracks))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One edition as it stood on our own page, and when; `translations` beside the original."""

    number: int
    headline: str
    text: str
    language: str
    said_at: datetime
    removes_old_words: bool = False
    # File name, alt text, caption and credit of each.
    pictures: tuple[tuple[str, str, str, str], ...] = ()
    films: tuple[SaidFilm, ...] = ()
    translations: tuple[InWords, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The names of everything that stands beside its words."""
        films = [
            part for one in self.films for part in (one.name, *(name for _, name in one.tracks))
        ]
        return (*(name for name, *_words in self.pictures), *films)

    @property
    def original(self) -> InWords:
        """Its words in the language in which it was written."""
        return InWords(language=self.language, headline=self.headline, text=self.text)

    @property
    def versions(self) -> tuple[InWords, ...]:
        """Its words in every language, the original first."""
        return (self.original, *self.translations)

    def in_language(self, language: str) -> InWords | None:
        """Return its words in a language; None where nobody has said it in that one."""
        return next((one for one in self.versions if one.language == language), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A statement as the public has it: what it says now first, what it said before after it."""

    code: str
    editions: tuple[Said, ...]
    withdrawn_at: datetime | None  # why is for the desk: nobody has signed those words

    @property
    def now(self) -> Said:
        """What it says now, or said last."""
        return self.editions[0]

    @property
    def first(self) -> Said:
        """What it said first."""
        return self.editions[-1]

    @property
    def readable(self) -> tuple[Said, ...]:
        """What it says now, and what it said before as far as anybody may still read it."""
        for place, one in enumerate(self.editions):
            if one.removes_old_words:
                return self.editions[: place + 1]
        return self.editions

    @property
    def removed(self) -> Said | None:
        """The newest of its editions that nobody may read any more."""
        rest = self.editions[len(self.readable) :]
        return rest[0] if rest else None

    @property
    def removed_at(self) -> datetime | None:
        """When that was put right."""
        return self.readable[-1].said_at if self.removed else None

    @property
    def languages(self) -> tuple[str, ...]:
        """Every language in which people have read it, that of the original first."""
        said = [version.language for one in self.editions for version in one.versions]
        return tuple(dict.fromkeys(said))

    @property
    def changed_at(self) -> datetime:
        """When the public last had something new."""
        return self.withdrawn_at or self.now.said_at


def published(*, office_id: int, limit: int = PAGE) -> list[Published]:
    """Return what stands on our own page, or stood there, what changed last first."""
    rows = Edition.objects.of(office_id).filter(
        renditions__account__network=OWN_PAGE,
        renditions__said_at__isnull=False,
        state__in=PUBLIC,
    )
    newest = rows.order_by("-said_at", "-id").values_list("statement_id", flat=True)
    withdrawn = Statement.objects.of(office_id).exclude(withdrawn_at=None)
    gone = withdrawn.order_by("-withdrawn_at").values_list("id", flat=True)
    found = _read(list(dict.fromkeys([*newest[: limit * 2], *gone[:limit]])))
    return sorted(found, key=lambda one: one.changed_at, reverse=True)[:limit]


def published_one(*, office_id: int, code: str) -> Published | None:
    """Return one statement by its public code; None for what is not public."""
    statement = Statement.objects.of(office_id).filter(code=code).first()
    if statement is None:
        return None
    return next(iter(_read([statement.pk])), None)


def links_for_sharing(*, said: Said, link: str) -> list[tuple[str, str]]:
    """Return title and address of each network on which anybody may share what stands there."""
    return share_links(headline=said.headline, link=link)


def titles_for_sharing() -> list[str]:
    """Return what the networks are called on which anybody may share what stands there."""
    return [title for title, _ in share_links(headline="", link="")]


def file_name(digest: str, mime: str) -> str:
    """Return what a picture is called on our own page."""
    return f"{digest}.{_ENDINGS.get(mime, 'bin')}"


def _read(statement_ids: list[int]) -> list[Published]:
    statements = Statement.objects.in_bulk(statement_ids)
    rows = (
        Rendition.objects.filter(
            edition__statement_id__in=statement_ids,
            account__network=OWN_PAGE,
            said_at__isnull=False,
            edition__state__in=PUBLIC,
        )
        .select_related("edition__warrant")
        .prefetch_related(ILLUSTRATIONS, "edition__translations")
    )
    of: dict[int, list[Said]] = {}
    found = list(rows.order_by("-edition__number")[: EDITIONS_MAX * len(statement_ids) or 1])
    tracks = tracks_of([one for row in found for one in row.edition.illustrations.all()])
    for row in found:
        of.setdefault(row.edition.statement_id, []).append(
            Said(
                number=row.edition.number,
                headline=row.subject,
                text=row.text,
                language=row.edition.language,
                said_at=row.said_at or row.edition.moved_at,
                removes_old_words=row.edition.removes_old_words,
                pictures=tuple(
                    (
                        file_name(one.picture.digest, one.picture.mime),
                        one.alt,
                        one.caption,
                        one.credit,
                    )
                    for one in row.edition.illustrations.all()
                    if not one.picture.is_film
                ),
                films=_films(row.edition, tracks),
                translations=_translations(row.edition),
            )
        )
    return [
        Published(
            code=statements[number].code,
            editions=tuple(editions),
            withdrawn_at=statements[number].withdrawn_at,
        )
        for number, editions in of.items()
    ]


def _films(
    edition: Edition, tracks: Mapping[int, tuple[tuple[str, str], ...]]
) -> tuple[SaidFilm, ...]:
    return tuple(
        SaidFilm(
            name=file_name(one.picture.digest, one.picture.mime),
            alt=one.alt,
            caption=one.caption,
            credit=one.credit,
            tracks=tracks[one.pk],
        )
        for one in edition.illustrations.all()
        if one.picture.is_film
    )


def _translations(edition: Edition) -> tuple[InWords, ...]:
    """Return what was signed in other languages, in these very words; and nothing else."""
    signed = set(edition.warrant.digests) if edition.warrant else set()
    about = f"statement:{edition.statement_id}"
    rows = sorted(edition.translations.all(), key=lambda row: row.pk)
    return tuple(
        InWords(language=row.language, headline=row.said_headline, text=row.said_text)
        for row in rows
        if row.page(about).digest() in signed
    )
