"""What stands in the newsroom of an office."""

from dataclasses import dataclass

from clarion.newsroom.rules.sentences import Sentences, sentences_around
from clarion.people import queries as people
from clarion.people.queries import OfficeCard
from clarion.publishing.queries.pictures.films import Film
from clarion.publishing.queries.saying.published import (
    Published,
    published,
    published_one,
)
from clarion.publishing.queries.saying.published_files import published_film, published_picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The front page: what was said last stands first."""

    office: OfficeCard
    statements: tuple[Published, ...]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a front page and feeds of their own."""
        return self.office.languages if len(self.office.languages) > 1 else ()

    def says(self, language: str) -> Sentences:
        """What stands around the words for whoever reads one language."""
        return sentences_around(language, self.office.languages[0])


def front(*, slug: str) -> Front | None:
    """Return the front page of the office at this address; None where there is none."""
    office = people.office_by_slug(slug)
    if office is None:
        return None
    return Front(office=office, statements=tuple(published(office_id=office.id)))


def front_of(*, office_id: int) -> Front:
    """Return the front page of an office."""
    office = people.office(office_id)
    return Front(office=office, statements=tuple(published(office_id=office_id)))


def film(*, slug: str, name: str) -> Film | None:
    """Return a film that stands in the newsroom; None for any other."""
    office = people.office_by_slug(slug)
    return published_film(office_id=office.id, name=name) if office else None


def picture(*, slug: str, name: str) -> tuple[str, bytes] | None:
    """Return a picture that stands in the newsroom; None for any other."""
    office = people.office_by_slug(slug)
    return published_picture(office_id=office.id, name=name) if office else None


def statement(*, slug: str, code: str) -> tuple[OfficeCard, Published] | None:
    """Return one statement by its public code; None for what is not public."""
    office = people.office_by_slug(slug)
    found = published_one(office_id=office.id, code=code) if office else None
    return (office, found) if office and found else None
