"""Where we are in what Bluesky tells: newest first, so each walk goes back to where we know it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Self

from clarion.channels.contract import Reason, Temporary
from clarion.channels.fields import instant

PAGE_MAX = 100
# So many posts are watched for deletion, and so many of them looked for at a time (the network's
# own limit): all of them within a hundred seconds.
WATCHED_MAX = 250
LOOKED_FOR = 25


def _read(cursor: str) -> dict[str, object]:
    try:
        said = json.loads(cursor) if cursor else {}
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Temporary(Reason.UNRECOGNISED, "a cursor that is not ours")
    return said


def _write(place: "Walk | Watch") -> str:
    kept = {name: said for name, said in asdict(place).items() if said}
    return json.dumps(kept, separators=(",", ":"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A walk back through the notifications.

    `seen` is how far we knew everything when it began, `top` the newest that it met, and `page`
    the network's own cursor for going on. Only when the walk has arrived does `seen` move up to
    `top`: a walk that is broken off goes on where it was, and nothing between is lost.
    """

    seen: str = ""
    top: str = ""
    page: str = ""
    turn: int = 0

    @classmethod
    def read(cls, cursor: str) -> Self:
        """Read one of ours; the empty one is a walk to the very beginning."""
        said = _read(cursor)
        turn = said.get("turn", 0)
        return cls(
            seen=str(said.get("seen", "")),
            top=str(said.get("top", "")),
            page=str(said.get("page", "")),
            turn=turn if isinstance(turn, int) else 0,
        )

    @property
    def page_size(self) -> int:
        """How many to ask for: never the same in three walks.

        The network's cursor is an instant. What shares it with the last of a page is left out
        by the next page, and found when the pages of another walk end elsewhere.
        """
        return PAGE_MAX - self.turn

    def write(self) -> str:
        """Return the cursor that `read` understands."""
        return _write(self)

    def after(self, times: Sequence[str], page: str, overlap: timedelta) -> Self:
        """Return where we are after a page whose notifications bear these `times`."""
        known = [(moment, said) for said in times if (moment := instant(said))]
        top = self.top or (max(known)[1] if known else "")
        arrived = bool(known) and self._is_behind(min(known)[0], overlap)
        if arrived or not page or page == self.page:
            return type(self)(seen=top or self.seen, turn=(self.turn + 1) % 3)
        return replace(self, top=top, page=page)

    def _is_behind(self, oldest: datetime, overlap: timedelta) -> bool:
        seen = instant(self.seen)
        return seen is not None and oldest < seen - overlap


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """The newest posts to us, and from which of them on we look next whether they are there."""

    posts: tuple[str, ...] = ()
    turn: int = 0

    @classmethod
    def read(cls, cursor: str) -> Self:
        """Read one of ours; the empty one watches nothing yet."""
        said = _read(cursor)
        posts, turn = said.get("posts", []), said.get("turn", 0)
        if not isinstance(posts, list) or not isinstance(turn, int):
            raise Temporary(Reason.UNRECOGNISED, "a cursor that is not ours")
        return cls(posts=tuple(str(post) for post in posts), turn=turn)

    def write(self) -> str:
        """Return the cursor that `read` understands."""
        return _write(self)

    def with_newer(self, posts: Sequence[str]) -> Self:
        """Watch these too; the oldest make room."""
        return replace(self, posts=tuple(dict.fromkeys((*posts, *self.posts)))[:WATCHED_MAX])

    def now(self) -> tuple[str, ...]:
        """Return those whose turn it is."""
        return self.posts[self._start() :][:LOOKED_FOR]

    def without(self, gone: Sequence[str]) -> Self:
        """Go on with the next, and forget those that are gone."""
        turn = self._start() + LOOKED_FOR
        left = tuple(post for post in self.posts if post not in gone)
        return replace(self, posts=left, turn=turn if turn < len(self.posts) else 0)

    def _start(self) -> int:
        return self.turn if self.turn < len(self.posts) else 0
