"""Which of what stands beside the words goes where: some networks take pictures, some films."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from clarion.channels.contract import Capabilities
from clarion.kit.refusals import Refusal
from clarion.publishing.rules.saying.correction import Way

FILM = "video/mp4"
# It is kept in the database, and stands on our own page.
FILM_BYTES_MAX = 100_000_000
FILMS_MAX = 1  # beside one statement: what else is to be shown is another statement


class FilmNotReadable(Refusal):
    """“{name}” is not taken: {why}. We take films as MP4, up to 100 MB: save it anew so."""


class TooManyFilms(Refusal):
    """One film at most goes with a statement. Write another statement for the other film."""


class _Moving(Protocol):
    @property
    def is_film(self) -> bool: ...


T = TypeVar("T", bound=_Moving)


def first_of(media: Sequence[T], *, pictures: int, films: int) -> tuple[T, ...]:
    """Return the first so many of what stands beside the words; `films` of these are films."""
    still = [one for one in media if not one.is_film]
    moving = [one for one in media if one.is_film]
    return (*still[: pictures - films], *moving[:films])


def pictures_for(capabilities: Capabilities, way: Way, pictures: int) -> int:
    """A post that is changed keeps the pictures that it has; our own page shows the new ones."""
    if way is Way.CHANGE and not capabilities.house:
        return 0
    if way is Way.REPLY and not capabilities.answers_with_media:
        return 0
    return min(pictures, capabilities.media_limit)


def films_for(capabilities: Capabilities, way: Way, films: int) -> int:
    """What is put right keeps its film, and below it there is none. Our own page shows it."""
    if capabilities.house:
        return min(films, FILMS_MAX)
    takes = capabilities.film_types and way not in {Way.CHANGE, Way.REPLY}
    return min(films, FILMS_MAX) if takes else 0
