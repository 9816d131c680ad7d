"""One edition with everything around it, as its page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clarion.channels.contract import is_film
from clarion.kit.refusals import NotFound
from clarion.publishing.models import Edition, Picture, Rendition, Version
from clarion.publishing.queries.saying.audiences import Audience, audiences
from clarion.publishing.queries.saying.figures import Together, together
from clarion.publishing.queries.saying.titles import page_title
from clarion.publishing.rules.lives import GOES_ON, NEVER_WAS, SAID
from clarion.publishing.rules.pictures.films import first_of
from clarion.publishing.rules.saying.translated import Translated, direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture or a film beside the words, and what stands for it."""

    id: int
    name: str
    alt: str
    caption: str
    credit: str
    mime: str = ""

    @property
    def is_film(self) -> bool:
        """Whether it moves."""
        return is_film(self.mime)


@dataclass(frozen=True, slots=True, kw_only=True)
class InLanguage:
    """An edition in another language: what was written, and what was sent for signature of it."""

    language: str
    said: Translated
    headline: str
    text: str

    @property
    def where(self) -> str:
        """What it is called among the other texts."""
        return page_title(self.language)

    @property
    def direction(self) -> str:
        """How its words run."""
        return direction(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPage:
    """Everything about one edition."""

    id: int
    statement_id: int
    about: str
    code: str
    number: int
    state: str
    reason: str
    headline: str
    text: str
    language: str
    theme: str
    campaign_id: int | None
    campaign: str
    due_at: datetime | None
    due_wall: str
    due_zone: str
    slot_id: int | None
    late_minutes: int
    version: int
    saved_by: str
    saved_at: datetime
    corrects: bool
    mistake: str
    removes_old_words: bool
    request_id: int | None
    warrant_id: int | None
    submitted_by: str
    submitted_at: datetime | None
    said_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_by: str
    withdrawn_why: str
    audiences: tuple[Audience, ...]
    translations: tuple[InLanguage, ...]
    pictures: tuple[Shown, ...]
    others: tuple[tuple[int, int, str], ...]  # id, number and state of the other editions

    @property
    def is_draft(self) -> bool:
        """Whether its words may be changed."""
        return self.state == "draft"

    @property
    def is_newest(self) -> bool:
        """Whether nothing came after it but what was dropped."""
        newer = [one for one in self.others if one[1] > self.number]
        return all(state in NEVER_WAS for _id, _number, state in newer)

    @property
    def can_begin(self) -> bool:
        """Whether a new edition can begin from it."""
        return self.state in GOES_ON and self.is_newest

    @property
    def can_say_again(self) -> bool:
        """Whether an audience that was not reached may be tried again with these words."""
        says = {"publishing", "published", "missed", "stopped"}
        return self.state in says and self.withdrawn_at is None

    @property
    def may_leave(self) -> bool:
        """Whether something of it may still leave."""
        return self.state in {"in_review", "scheduled", "publishing"}

    @property
    def is_said(self) -> bool:
        """Whether new words would be a correction."""
        return self.state in SAID

    @property
    def stands_somewhere(self) -> bool:
        """Whether something of it that was withdrawn may be tried to be taken down again."""
        return self.withdrawn_at is not None and any(one.recall_lost for one in self._posts)

    @property
    def is_held(self) -> bool:
        """Whether a hold keeps something of it, or kept it and nobody has looked again."""
        waiting = [one.dispatch.shown for one in self._posts if one.dispatch]
        return self.may_leave and any(shown in {"held", "review"} for shown in waiting)

    @property
    def figures(self) -> Together | None:
        """How far it has gone altogether; None with fewer than two networks that tell."""
        told = [one.together for one in self.audiences if one.together]
        return together(told) if len(told) > 1 else None

    @property
    def lost(self) -> int:
        """How many of its posts are not there any more without our doing."""
        return sum(one.lost for one in self._posts)

    @property
    def reached(self) -> int:
        """How many of its audiences have got it."""
        return sum(one.said_at is not None for one in self.audiences)

    @property
    def unreached(self) -> int:
        """How many of its audiences have not got it, or not all of it."""
        return sum(not one.reached for one in self.audiences)

    @property
    def _posts(self) -> list[Audience]:
        return [post for one in self.audiences for post in one.posts]


def edition(*, office_id: int, edition_id: int) -> EditionPage:
    """Return one edition; raises `NotFound`."""
    rows = Edition.objects.of(office_id).select_related("statement", "campaign")
    row: Edition = rows.get_or_refuse(pk=edition_id)
    statement = row.statement
    others = Edition.objects.filter(statement=statement).exclude(pk=row.pk).order_by("number")
    return EditionPage(
        id=row.pk,
        statement_id=statement.pk,
        about=statement.about,
        code=statement.code,
        number=row.number,
        state=row.state,
        reason=row.reason,
        headline=row.headline,
        text=row.text,
        language=row.language,
        theme=row.theme,
        campaign_id=row.campaign_id,
        campaign=row.campaign.name if row.campaign else "",
        due_at=row.due_at,
        due_wall=row.due_wall,
        due_zone=row.due_zone,
        slot_id=row.slot_id,
        late_minutes=row.late_minutes,
        version=row.version,
        saved_by=row.saved_by,
        saved_at=row.saved_at,
        corrects=row.corrects_id is not None,
        mistake=row.mistake,
        removes_old_words=row.removes_old_words,
        request_id=row.request_id,
        warrant_id=row.warrant_id,
        submitted_by=row.submitted_by,
        submitted_at=row.submitted_at,
        said_at=row.said_at,
        withdrawn_at=statement.withdrawn_at,
        withdrawn_by=statement.withdrawn_by,
        withdrawn_why=statement.withdrawn_why,
        audiences=audiences(row),
        translations=_translations(row),
        pictures=_pictures(row),
        others=tuple(others.values_list("id", "number", "state")),
    )


def versions(*, office_id: int, edition_id: int) -> list[Version]:
    """Return the words as they were saved, the newest first."""
    row: Edition = Edition.objects.of(office_id).get_or_refuse(pk=edition_id)
    return list(Version.objects.filter(edition=row).order_by("-number")[:50])


def edition_links(*, office_id: int, statement_id: int) -> int:
    """Return the number of the edition to which somebody is led who asks for a statement."""
    rows = Edition.objects.of(office_id).filter(statement_id=statement_id).order_by("-number")
    kept = rows.exclude(state="dropped").first()
    row: Edition = kept or rows.get_or_refuse()
    return row.pk


def edition_of(*, office_id: int, rendition_id: int) -> int:
    """Return the number of the edition to which a rendition belongs; raises `NotFound`."""
    rows = Rendition.objects.filter(edition__office_id=office_id, pk=rendition_id)
    found = rows.values_list("edition_id", flat=True).first()
    if found is None:
        raise NotFound
    return int(found)


def picture(*, office_id: int, picture_id: int) -> tuple[str, bytes]:
    """Return type and bytes of a picture; raises `NotFound`."""
    row: Picture = Picture.objects.of(office_id).get_or_refuse(pk=picture_id)
    return row.mime, bytes(row.content)


def _translations(row: Edition) -> tuple[InLanguage, ...]:
    return tuple(
        InLanguage(
            language=one.language,
            said=one.translated(),
            headline=one.said_headline,
            text=one.said_text,
        )
        for one in row.translations.order_by("id")
    )


def _pictures(row: Edition) -> tuple[Shown, ...]:
    return tuple(Shown(**one._asdict()) for one in row.captions)


class Shows(Protocol):
    """What shows so many of the pictures and films beside the words, `films` of which are films."""

    @property
    def pictures(self) -> int:
        """How many of them altogether."""
        ...

    @property
    def films(self) -> int:
        """How many of these are films."""
        ...


def shown_by(pictures: Sequence[Shown], one: Shows) -> Sequence[Shown]:
    """Return those of an edition's pictures and films that one account shows."""
    return first_of(pictures, pictures=one.pictures, films=one.films)
