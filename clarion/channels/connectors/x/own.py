"""Finds among our own posts the one that came of a dispatch, and takes no other one for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from clarion.channels.connectors.x.words import alike, answered, made_at, typed
from clarion.channels.contract import Absent, Outgoing, Reason, Sent, Unknown
from clarion.channels.fields import Fields

# X's clock is read to the second, and its answer takes a moment to come.
SLACK = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What a post of ours must be like to be the one."""

    text: str
    answers: str
    pictures: int
    since: datetime  # by X's clock: it cannot be older than its dispatch

    @classmethod
    def of(cls, outgoing: Outgoing, *, theirs: datetime | None, ours: datetime) -> Self:
        """Describe the post of a dispatch, from what X's clock and ours say at the moment."""
        ahead = theirs - ours if theirs else timedelta(0)
        return cls(
            text=outgoing.rendition.text,
            answers=outgoing.target.remote_id if outgoing.target else "",
            pictures=len(outgoing.rendition.media),
            since=outgoing.made_at + ahead - SLACK,
        )

    def is_it(self, post: Fields) -> bool:
        """Whether everything that is shown of a post fits."""
        at = made_at(post)
        return (
            at is not None
            and at >= self.since
            and answered(post) == self.answers
            and len(post.maybe("attachments").all("media_keys")) == self.pictures
            and alike(self.text, typed(post), is_answer=bool(self.answers))
        )

    def is_behind(self, posts: list[Fields]) -> bool:
        """Whether these, the newest first, go back beyond the dispatch."""
        times = [at for one in posts if (at := made_at(one))]
        return bool(times) and min(times) < self.since


def the_one(found: list[Fields]) -> Sent | Absent:
    """Say which it is. Of two that are alike nobody can say it; then a person must."""
    if len(found) > 1:
        raise Unknown(Reason.UNRECOGNISED, "two posts of ours say the same; one may be another's")
    return sent(found[0]) if found else Absent(evidence="not among what we posted since")


def sent(post: Fields) -> Sent:
    """Say that X has it, and where people see it."""
    number = post.needed("id")
    return Sent(remote_id=number, url=page(number), proof=f"post {number}")


def page(number: str) -> str:
    """Return the address at which people read a post."""
    return f"https://x.com/i/web/status/{number}" if number.isascii() and number.isdigit() else ""
