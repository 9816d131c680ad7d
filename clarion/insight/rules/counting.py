"""What people wrote and what was heard, as posts that are counted: no names, and no texts kept."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from clarion.reading.bursts import Post, Subject, subjects_of

_MESSAGE, _MENTION = "m", "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """A post and when it came to us, in seconds since 1970 (UTC); `number`: its place in line."""

    post: Post
    at: float
    number: int


def of_message(
    *,
    message_id: int,
    author: int,
    line: int,
    text: str,
    themes: Collection[str],
    place: str,
    sent: datetime,
    grave: bool = False,
) -> Post:
    """Return a message as a post. Its author is a number that says who is who and no more."""
    return Post(
        id=f"{_MESSAGE}{message_id}",
        at=sent.timestamp(),
        subjects=_subjects(text, themes, place),
        author=f"p{author}",
        source=f"account:{line}",
        grave=grave,
    )


def of_mention(
    *,
    mention_id: int,
    voice: str,
    text: str,
    themes: Collection[str],
    place: str,
    sent: datetime,
    grave: bool = False,
) -> Post:
    """Return a mention as a post. Whether its source is silent, listening hears better itself."""
    return Post(
        id=f"{_MENTION}{mention_id}",
        at=sent.timestamp(),
        subjects=_subjects(text, themes, place),
        author=voice and f"v{voice}",
        grave=grave,
    )


def divide(posts: list[str]) -> tuple[list[int], list[int]]:
    """Return the numbers of the messages and of the mentions among posts, by their ids."""
    messages = [int(one[1:]) for one in posts if one.startswith(_MESSAGE)]
    mentions = [int(one[1:]) for one in posts if one.startswith(_MENTION)]
    return messages, mentions


def until_both_are_read(
    one: list[Came], other: list[Came], *, more_of_one: bool, more_of_other: bool
) -> tuple[list[Came], list[Came]]:
    """Return of two lines, of which more may wait, what can be counted now in order of time.

    The line that goes on is counted as far as it was read, and the other no further than that.
    """
    ends = [
        max(came.at for came in line)
        for line, more in ((one, more_of_one), (other, more_of_other))
        if more and line
    ]
    end = min(ends, default=float("inf"))
    return _before(one, end), _before(other, end)


def _before(line: list[Came], end: float) -> list[Came]:
    beyond = next((place for place, came in enumerate(line) if came.at > end), len(line))
    return line[:beyond]


def _subjects(text: str, themes: Collection[str], place: str) -> tuple[Subject, ...]:
    """Return its words, its place, and each theme alone and there."""
    named = (subjects_of("", theme=theme, place=place) for theme in themes)
    return tuple(dict.fromkeys(chain(subjects_of(text, place=place), *named)))
