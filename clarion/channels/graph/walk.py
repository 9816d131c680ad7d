"""How far we have read lists that Meta shows newest first, and what on a page of them is new."""

import hashlib
import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Self

from clarion.channels.contract import Harvest, Raw
from clarion.channels.fields import Fields, instant

PAGES_MAX = 40  # of one walk: 2,000 things; whoever has missed more is told of a gap
# Known after a first look that found nothing, so that the next one misses nothing.
LONG_AGO = "1970-01-01T00:00:00+00:00"
GAP = "More was written since the last look than could be read; the oldest of it is missing."


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """Where we are: `known` up to an instant, `newest` so far, and pages that are yet to be read.

    A page is what it belongs to (a post, or nothing) and Meta's own mark for it.
    """

    known: str = ""
    newest: str = ""
    pages: tuple[tuple[str, str], ...] = ()
    read: int = 0

    def _is_new(self, said: str, overlap: timedelta) -> bool:
        known, at = instant(self.known), instant(said)
        return known is None or at is None or at > known - overlap

    @classmethod
    def of(cls, cursor: str) -> Self:
        """Read a cursor; one that cannot be read begins anew."""
        try:
            kept = json.loads(cursor)
            pages = tuple((str(owner), str(mark)) for owner, mark in kept["pages"])
            return cls(
                known=str(kept["known"]),
                newest=str(kept["newest"]),
                pages=pages,
                read=int(kept["read"]),
            )
        except (ValueError, LookupError, TypeError):
            return cls()

    def __str__(self) -> str:
        """As it is written into a cursor."""
        kept = {"known": self.known, "newest": self.newest, "pages": self.pages, "read": self.read}
        return json.dumps(kept)

    def through(self, owners: tuple[str, ...]) -> Self:
        """Go through the lists of these posts, one after the other."""
        return replace(self, pages=tuple((owner, "") for owner in owners))

    def page(
        self,
        listed: Fields,
        owner: str,
        overlap: timedelta,
        when: str = "created_time",
        things: list[Fields] | None = None,
    ) -> tuple[Self, list[Fields]]:
        """Take what is new on a page, and note the one behind it if that may hold news too.

        `when` is the field that holds the time of each thing; `things` are those on the page where
        it holds more than a plain list. The first look of all takes one page of each list and goes
        no further back.
        """
        things = listed.each("data") if things is None else things
        fresh = [one for one in things if self._is_new(one.text(when), overlap)]
        behind = next_page(listed)
        goes_on = bool(self.known and things and len(fresh) == len(things) and behind)
        newest = max([self.newest, *(_sortable(one.text(when)) for one in things)])
        pages = (*self.pages, (owner, behind)) if goes_on else self.pages
        return replace(self, newest=newest, pages=pages), fresh

    def without_first(self) -> Self:
        """Take the first page that was yet to be read off the list."""
        return replace(self, pages=self.pages[1:])

    def harvest(self, things: list[Raw]) -> Harvest:
        """Close a page: go on while there are others, else remember how far we came."""
        walk, gap = replace(self, read=self.read + 1), ""
        if walk.pages and walk.read >= PAGES_MAX:
            walk, gap = replace(walk, pages=()), GAP
        if not walk.pages:
            walk = type(self)(known=max(walk.known, walk.newest, LONG_AGO))
        return Harvest(items=tuple(things), cursor=str(walk), more=bool(walk.pages), gap=gap)


def raw_of(stream: str, thing: Fields, post: str = "") -> Raw:
    """Put one thing down, with the post of ours below which it stands."""
    whole: dict[str, Any] = {"stream": stream, "thing": thing.plain()}
    if post:
        whole["post"] = post
    name = hashlib.sha256(thing.text("id").encode("utf-8", "surrogatepass")).hexdigest()
    return Raw(fingerprint=f"{stream}:{name}", body=json.dumps(whole, sort_keys=True).encode())


def next_page(listed: Fields) -> str:
    """Return Meta's mark for the page behind this one; nothing if it is the last."""
    paging = listed.maybe("paging")
    return paging.maybe("cursors").text("after") if paging.has("next") else ""


def _sortable(said: str) -> str:
    at = instant(said)
    return at.isoformat() if at else ""
