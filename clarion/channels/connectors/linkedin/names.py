"""What LinkedIn calls things: an organisation, a post, and a comment below it."""

import re
from dataclasses import dataclass
from urllib.parse import quote

from clarion.channels.fields import Fields

_POST = re.compile(r"urn:li:(?:share|ugcPost):\d{1,20}", re.ASCII)
# Both spellings are LinkedIn's own.
_COMMENT = re.compile(
    r"urn:li:comment:\((?:urn:li:)?((?:activity|share|ugcPost):\d{1,20}),(\d{1,20})\)", re.ASCII
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment: the conversation in which it stands, and its number there."""

    thread: str
    number: str

    def __str__(self) -> str:
        """Spell it in the one way in which we keep it."""
        return f"urn:li:comment:({self.thread},{self.number})"


def comment_of(name: str) -> Comment | None:
    """Take the name of a comment apart; None for anything else."""
    found = _COMMENT.fullmatch(name)
    return Comment(thread=f"urn:li:{found[1]}", number=found[2]) if found else None


def named(said: Fields) -> Comment | None:
    """Return what a comment that LinkedIn shows us is called; None where that is not said."""
    told = said.plain()
    whole = f"urn:li:comment:({told.get('object')},{told.get('id')})"
    spelled = (told.get("commentUrn"), told.get("$URN"), whole)
    return next((found for one in spelled if (found := comment_of(str(one)))), None)


def is_post(name: str) -> bool:
    """Say whether it is the name of a post."""
    return _POST.fullmatch(name) is not None


def of_us(us: str) -> str:
    """Return where our organisation is read."""
    return f"organizations/{us.rpartition(':')[2]}"


def place(name: str) -> str:
    """Return where a post, or a comment, is read, changed and deleted."""
    if comment := comment_of(name):
        return f"{below(comment.thread)}/{comment.number}"
    return f"posts/{quoted(name)}"


def below(name: str) -> str:
    """Return where the comments below a post, or below a comment, are."""
    return f"socialActions/{quoted(name)}/comments"


def quoted(name: str) -> str:
    """Write a name as it stands in an address: LinkedIn reads its signs as its own otherwise."""
    return quote(name, safe="")


def page(post: str) -> str:
    """Return the address at which people read a post."""
    return f"https://www.linkedin.com/feed/update/{post}/" if is_post(post) else ""
