"""How far we have read what stands below a channel's films.

YouTube shows the newest threads first, with a few of the answers below each. A round reads the
first page, and goes on while it knows none of what a page shows. The other answers of a thread it
reads only where there are more of them, or fewer, than the last round has counted.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self

from clarion.channels.connectors.youtube.normalize import raw_of
from clarion.channels.contract import Harvest, Raw
from clarion.channels.fields import Fields, instant

PAGE_SIZE = 100  # the most that YouTube gives at once
PAGES_MAX = 90  # of one round: less than what is read of a stream in one go
GAP = "More was written since the last look than could be read; some of it is missing."
_NEVER = -1  # nothing was looked at yet

Counts = Mapping[str, int]  # of the answers below each thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page that is yet to be read: of the channel's threads, or of the answers below one."""

    thread: str = ""
    film: str = ""
    token: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Where we are: `known` up to a moment, in milliseconds, and what was counted until then."""

    known: int = _NEVER
    newest: int = 0
    before: Counts = field(default_factory=dict)
    counts: Counts = field(default_factory=dict)
    left: tuple[Place, ...] = ()
    read: int = 0

    @classmethod
    def of(cls, cursor: str) -> Self:
        """Read a cursor; one that cannot be read begins anew."""
        try:
            kept = json.loads(cursor)
            return cls(
                known=int(kept["known"]),
                newest=int(kept["newest"]),
                before=_counts(kept["before"]),
                counts=_counts(kept["counts"]),
                left=tuple(
                    Place(thread=str(thread), film=str(film), token=str(token))
                    for thread, film, token in kept["left"]
                ),
                read=int(kept["read"]),
            )
        except (ValueError, LookupError, TypeError, AttributeError):
            return cls()

    @classmethod
    def back_to(cls, since: datetime) -> Self:
        """Begin a round that reads everything since an instant, whatever was counted."""
        return cls(known=_milliseconds(since))

    def __str__(self) -> str:
        """As it is written into a cursor."""
        kept = {
            "known": self.known,
            "newest": self.newest,
            "before": self.before,
            "counts": self.counts,
            "left": [(one.thread, one.film, one.token) for one in self.left],
            "read": self.read,
        }
        return json.dumps(kept)

    def begun(self) -> Self:
        """Begin with the newest threads, where nothing is left to read."""
        return self if self.left else replace(self, left=(Place(),))

    def page(self, listed: Fields, overlap: timedelta) -> tuple[Self, list[Raw]]:
        """Take what is new on the page that is next, and note where there may be more."""
        place, here = self.left[0], replace(self, left=self.left[1:])
        if not place.thread:
            return here._threads(listed, place, overlap)
        token, comments = listed.text("nextPageToken"), listed.each("items")
        left = (replace(place, token=token), *here.left) if token else here.left
        fresh = [raw_of(one, place.film) for one in comments if here._is_new(one, overlap)]
        return here._having(comments, left), fresh

    def _threads(self, listed: Fields, place: Place, overlap: timedelta) -> tuple[Self, list[Raw]]:
        """Take a page of threads. The first look of all takes one page and goes no further."""
        threads = [Thread.of(one) for one in listed.each("items")]
        new = [
            one
            for one in threads
            if one.name not in self.before and self._is_new(one.first, overlap)
        ]
        changed = [one for one in threads if one.many != self.before.get(one.name, 0)]
        fresh = [raw_of(one.first, one.film) for one in new]
        for one in changed:
            fresh += [raw_of(said, one.film) for said in one.shown if self._is_new(said, overlap)]
        left: list[Place] = []
        if self.known != _NEVER:
            hidden = [one for one in changed if one.many > len(one.shown)]
            left = [Place(thread=one.name, film=one.film) for one in hidden]
            token = listed.text("nextPageToken")
            left += [Place(token=token)] if token and len(new) == len(threads) else []
        # The next round compares with what is newest now, which is all that it will look at.
        counts = self.counts if place.token else {one.name: one.many for one in threads}
        comments = [said for one in threads for said in (one.first, *one.shown)]
        return replace(self, counts=counts)._having(comments, (*left, *self.left)), fresh

    def _having(self, comments: list[Fields], left: tuple[Place, ...]) -> Self:
        newest = max([self.newest, *(at for one in comments if (at := _written(one)))])
        return replace(self, newest=newest, left=left)

    def _is_new(self, comment: Fields, overlap: timedelta) -> bool:
        at = _written(comment)
        since = self.known - overlap // timedelta(milliseconds=1)
        return self.known == _NEVER or at is None or at > since

    def harvest(self, things: list[Raw], gap: str = "") -> Harvest:
        """Close a page: go on while there are others, else remember how far we came."""
        here = replace(self, read=self.read + 1)
        if here.left and here.read >= PAGES_MAX:
            here, gap = replace(here, left=()), GAP
        if not here.left:
            here = type(self)(known=max(here.known, here.newest, 0), before=here.counts)
        return Harvest(items=tuple(things), cursor=str(here), more=bool(here.left), gap=gap)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A comment below a film, how many answers it has, and the few of them that are shown."""

    name: str
    film: str
    first: Fields
    many: int
    shown: list[Fields]

    @classmethod
    def of(cls, listed: Fields) -> Self:
        """Read one, as leniently as can be: what is odd in it stops none of the others."""
        said = listed.maybe("snippet")
        many = said.plain().get("totalReplyCount")
        return cls(
            name=str(listed.plain().get("id") or ""),
            film=str(said.plain().get("videoId") or ""),
            first=said.maybe("topLevelComment"),
            many=many if isinstance(many, int) else 0,
            shown=listed.maybe("replies").each("comments"),
        )


def _written(comment: Fields) -> int | None:
    at = instant(str(comment.maybe("snippet").plain().get("publishedAt")))
    return _milliseconds(at) if at else None


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _counts(kept: Mapping[str, int]) -> Counts:
    return {str(name): int(many) for name, many in kept.items()}
