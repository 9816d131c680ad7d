"""Where we are in what Mastodon tells, and what we remember of the newest posts to us."""

import json
from dataclasses import dataclass
from typing import Self

from clarion.channels.connectors.mastodon.names import newest
from clarion.channels.contract import Reason, Temporary
from clarion.channels.fields import Fields

PAGE_MAX = 80  # the most that a server shows at once, and so many posts are watched
LOOKED_FOR_MAX = 10  # of those that are missing, at each poll
BEGINNING = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What we remember of one post: its notification, its author, when it was last edited."""

    notice: str
    author: str
    edited: str


@dataclass(frozen=True, slots=True)
class Watch:
    """The newest posts to us as we saw them last; nothing before the first look."""

    posts: dict[str, Known]
    begun: bool = False

    @classmethod
    def read(cls, cursor: str) -> Self:
        """Read one of ours."""
        if not cursor:
            return cls({})
        try:
            said = json.loads(cursor)
            posts = {
                str(name): Known(notice=str(notice), author=str(author), edited=str(edited))
                for name, (notice, author, edited) in said.items()
            }
        except (ValueError, AttributeError, TypeError):
            raise Temporary(Reason.UNRECOGNISED, "a cursor that is not ours") from None
        return cls(posts, begun=True)

    @classmethod
    def of(cls, notices: list[Fields], still: dict[str, Known]) -> Self:
        """Remember what a page shows, and those that are `still` to be looked for."""
        shown = {
            post.needed("id"): Known(
                notice=one.needed("id"),
                author=post.within("account").needed("id"),
                edited=post.text("edited_at"),
            )
            for one in notices
            for post in [one.within("status")]
        }
        return cls({**still, **shown}, begun=True)

    def write(self) -> str:
        """Return the cursor that `read` understands."""
        kept = {name: [one.notice, one.author, one.edited] for name, one in self.posts.items()}
        return json.dumps(kept, separators=(",", ":"))

    def missing(self, notices: list[Fields]) -> dict[str, Known]:
        """Return those which a page should show and does not.

        A full page ends somewhere; what is older than its end is not watched any more.
        """
        shown = {one.within("status").text("id") for one in notices}
        last = notices[-1].text("id") if len(notices) >= PAGE_MAX else BEGINNING
        return {
            name: one
            for name, one in self.posts.items()
            if name not in shown and newest([one.notice, last]) != last
        }
