"""How far we have read what stands below our posts, which LinkedIn shows in an order of its own.

A round looks at the first page below each post. It goes on to the others, and to the answers below
a comment, only where there are more than the last round has counted.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Self

from clarion.channels.connectors.linkedin.names import named
from clarion.channels.connectors.linkedin.words import moment
from clarion.channels.contract import Harvest, Raw
from clarion.channels.fields import Fields

PAGE_SIZE = 100  # the most that LinkedIn gives at once
PAGES_MAX = 90  # of one round: less than what is read of a stream in one go
GAP = "More was written since the last look than could be read; some of it is missing."
_NEVER = -1  # nothing was looked at yet

Counts = Mapping[str, int]  # of what stands below a post, or below one of its comments


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page that is yet to be read: below a post, or below one of its comments."""

    post: str
    comment: str = ""
    start: int = 0

    @property
    def above(self) -> str:
        """What stands above it."""
        return self.comment or self.post


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Where we are: `known` up to a moment, in milliseconds, and what was counted until then."""

    known: int = _NEVER
    newest: int = 0
    before: Mapping[str, Counts] = field(default_factory=dict)
    counts: Mapping[str, Counts] = field(default_factory=dict)
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
                    Place(post=str(post), comment=str(comment), start=int(start))
                    for post, comment, start in kept["left"]
                ),
                read=int(kept["read"]),
            )
        except (ValueError, LookupError, TypeError, AttributeError):
            return cls()

    @classmethod
    def back_to(cls, since: datetime) -> Self:
        """Begin a round that reads everything since an instant, whatever was counted."""
        return cls(known=int(since.timestamp() * 1000))

    def __str__(self) -> str:
        """As it is written into a cursor."""
        left = [(one.post, one.comment, one.start) for one in self.left]
        kept = {
            "known": self.known,
            "newest": self.newest,
            "before": self.before,
            "counts": self.counts,
            "left": left,
            "read": self.read,
        }
        return json.dumps(kept)

    def below(self, posts: tuple[str, ...]) -> Self:
        """Look below these posts; whatever was counted below others is forgotten."""
        counts = {post: self.before.get(post, {}) for post in posts}
        return replace(self, counts=counts, left=tuple(Place(post=post) for post in posts))

    def page(self, listed: Fields, place: Place, overlap: timedelta) -> tuple[Self, list[Fields]]:
        """Take what is new on a page, and note where there may be more.

        The first look of all takes one page below each post and goes no further.
        """
        things = listed.each("elements")
        times = [_written(one) for one in things]
        since = self.known - overlap // timedelta(milliseconds=1)
        is_first = self.known == _NEVER
        fresh = [
            one
            for one, at in zip(things, times, strict=True)
            if is_first or at is None or at > since
        ]
        counted = _counted(listed, place)
        more = () if is_first else self._more(place, len(things), counted)
        counts = {**self.counts.get(place.post, {}), **counted}
        following = replace(
            self,
            newest=max([self.newest, *(at for at in times if at)]),
            counts={**self.counts, place.post: counts},
            left=(*more, *self.left),
        )
        return following, fresh

    def _more(self, place: Place, many: int, counted: Counts) -> tuple[Place, ...]:
        """Return the next page, and the comments below which more was answered."""
        before = self.before.get(place.post, {})
        changed = {name for name, there in counted.items() if there != before.get(name)}
        unknown = place.post not in counted  # how many there are below it
        goes_on = many >= PAGE_SIZE and (place.start or unknown or place.post in changed)
        answered = (name for name in counted if name in changed and name != place.post)
        return (
            *((replace(place, start=place.start + many),) if goes_on else ()),
            *(Place(post=place.post, comment=name) for name in answered),
        )

    def without_first(self) -> Self:
        """Take the first page that was yet to be read off the list."""
        return replace(self, left=self.left[1:])

    def harvest(self, things: list[Raw]) -> Harvest:
        """Close a page: go on while there are others, else remember how far we came."""
        here, gap = replace(self, read=self.read + 1), ""
        if here.left and here.read >= PAGES_MAX:
            here, gap = replace(here, left=()), GAP
        if not here.left:
            here = type(self)(known=max(here.known, here.newest, 0), before=here.counts)
        return Harvest(items=tuple(things), cursor=str(here), more=bool(here.left), gap=gap)


def _counted(listed: Fields, place: Place) -> dict[str, int]:
    """Return how much stands below a post, and below each of its comments on the page."""
    total = listed.maybe("paging").count("total")
    found = {} if total is None or place.comment else {place.post: total}
    for one in () if place.comment else listed.each("elements"):
        replies = one.maybe("commentsSummary").count("totalFirstLevelComments")
        if replies and (comment := named(one)):
            found[str(comment)] = replies
    return found


def _written(said: Fields) -> int | None:
    at = moment(said.maybe("created").plain().get("time"))
    return int(at.timestamp() * 1000) if at else None


def _counts(kept: Mapping[str, Mapping[str, int]]) -> dict[str, Counts]:
    return {
        str(post): {str(name): int(many) for name, many in counts.items()}
        for post, counts in kept.items()
    }
