"""Takes posts as they come off the wire and hands on what is watched for, read and grouped."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from clarion.reading.fast import FastReader, FastReading
from clarion.reading.watching import WatchBook, WatchHit

# As many as are read at once; more would only make the first one wait.
BATCH_MAX: Final = 1_024
# A post with its embeds has a few kB; what is larger is no post.
POST_BYTES_MAX: Final = 1_000_000
_NAME_CHARACTERS_MAX: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A post as it was said: its name on its network, its author's, and its words."""

    id: str
    text: str
    at: float
    author: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A post that a watch looks for, with the words that it found and what a glance says."""

    post: Heard
    hits: tuple[WatchHit, ...]
    reading: FastReading
    matter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What became of a batch: nothing is lost without being counted."""

    wanted: tuple[Wanted, ...]
    unwatched: int
    unreadable: tuple[int, ...]
    """The places, in the batch, of what is no post."""


Grouping = Callable[[Sequence[Heard], Sequence[FastReading]], Sequence[str]]
"""Returns for each post the matter that it belongs to."""


class FastLane:
    """One lane of one office: compiled once, it remembers nothing but groups."""

    def __init__(self, *, watches: WatchBook, reader: FastReader, grouping: Grouping) -> None:
        self._watches = watches
        self._reader = reader
        self._grouping = grouping

    def take(self, raws: Iterable[bytes]) -> Passage:
        """Parse, filter, read and group a batch; ValueError when it has over ``BATCH_MAX``."""
        posts = [parse(raw) for raw in raws]
        if len(posts) > BATCH_MAX:
            raise ValueError(f"{len(posts)} posts are more than {BATCH_MAX} in one batch")
        found = [(post, self._watches.find(post.text)) for post in posts if post]
        watched = [post for post, hits in found if hits]
        readings = self._reader.read_many(post.text for post in watched)
        matters = self._grouping(watched, readings)
        return Passage(
            wanted=tuple(
                Wanted(post=post, hits=hits, reading=reading, matter=matter)
                for (post, hits), reading, matter in zip(
                    (one for one in found if one[1]), readings, matters, strict=True
                )
            ),
            unwatched=len(found) - len(watched),
            unreadable=tuple(place for place, post in enumerate(posts) if post is None),
        )


def parse(raw: bytes) -> Heard | None:
    """Return the post of JSON ``{id, text, at, author?}`` (``at``: seconds since 1970), or None."""
    if len(raw) > POST_BYTES_MAX:
        return None
    try:
        table = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(table, dict):
        return None
    name, text, at = table.get("id"), table.get("text"), table.get("at")
    author = table.get("author", "")
    if not (isinstance(name, str) and isinstance(text, str) and isinstance(author, str)):
        return None
    if isinstance(at, bool) or not isinstance(at, int | float) or not 0 <= at < 1e10:
        return None
    if not 0 < len(name) <= _NAME_CHARACTERS_MAX or len(author) > _NAME_CHARACTERS_MAX:
        return None
    return Heard(id=name, text=text, at=float(at), author=author)
