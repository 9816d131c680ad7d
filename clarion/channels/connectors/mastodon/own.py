"""Finds among our own posts the one that came of a dispatch, and takes no other one for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from clarion.channels.connectors.mastodon import render
from clarion.channels.connectors.mastodon.wire import sent
from clarion.channels.connectors.mastodon.words import alike, plain
from clarion.channels.contract import Absent, Outgoing, Reason, Sent, Unknown
from clarion.channels.fields import Fields

# The server's clock is read to the second, and its answer takes a moment to come.
SLACK = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a post of ours must be like to be the one."""

    text: str
    answers: str
    visibility: str
    alts: tuple[str, ...]
    since: datetime  # by the server's clock: it cannot be older than its dispatch

    @classmethod
    def of(cls, outgoing: Outgoing, *, ahead: timedelta) -> Self:
        """Describe the post of a dispatch; the server's clock is `ahead` of ours."""
        return cls(
            text=render.text_of(outgoing),
            answers=outgoing.target.remote_id if outgoing.target else "",
            visibility=render.visibility(outgoing),
            alts=tuple(one.alt for one in outgoing.rendition.media),
            since=outgoing.made_at + ahead - SLACK,
        )

    def may_be(self, post: Fields) -> bool:
        """Whether everything that is shown of a post fits; its exact words are asked for then."""
        made_at = post.instant("created_at")
        return (
            made_at is not None
            and made_at >= self.since
            and post.text("in_reply_to_id") == self.answers
            and post.text("visibility") == self.visibility
            and self.says(post)
        )

    def says(self, post: Fields) -> bool:
        """Whether a post shows these words and these pictures' descriptions."""
        alts = tuple(one.text("description") for one in post.each("media_attachments"))
        return alts == self.alts and alike(self.text, plain(post.text("content")))

    def is_typed(self, source: str) -> bool:
        """Whether this was typed, to the letter; servers cut space off the ends."""
        return source.replace("\r\n", "\n").strip() == self.text.replace("\r\n", "\n").strip()


def ahead_of(theirs: datetime | None, ours: datetime) -> timedelta:
    """How far a server's clock is ahead of ours; a server that tells no time has our own."""
    return theirs - ours if theirs else timedelta(0)


def the_one(found: list[Fields]) -> Sent | Absent:
    """Say which it is. Of two that are alike nobody can say it; then a person must."""
    if len(found) > 1:
        raise Unknown(Reason.UNRECOGNISED, "two posts of ours say the same; one may be another's")
    return sent(found[0]) if found else Absent(evidence="not among what we posted since")


def is_older(posts: list[Fields], since: datetime) -> bool:
    """Whether these, the newest first, go back beyond an instant."""
    times = [at for one in posts if (at := one.instant("created_at"))]
    return bool(times) and min(times) < since
