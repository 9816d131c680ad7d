"""What apps and screens put around a copy: names, times, counts, buttons. It says nothing."""

import re
from collections.abc import Sequence

from clarion.newsroom.rules.words import Gap, Kind, Token, is_shortened, shortens

# What networks write below and above a post, in the languages of the towns that we know.
_BUTTONS = frozenset(
    {
        "like", "likes", "liked", "reply", "replies", "share", "shares", "shared", "repost",
        "reposts", "reposted", "retweet", "retweets", "quote", "quotes", "comment", "comments",
        "follow", "following", "follows", "followers", "bookmark", "bookmarks", "save", "saved",
        "copy", "link", "view", "views", "see", "show", "read", "more", "less", "translate",
        "translation", "original", "post", "posts", "posted", "tweet", "edited", "just", "now",
        "ago", "reactions", "impressions", "sponsored", "verified", "forwarded", "message",
        "messages", "received", "delivered", "sms", "text", "via", "alt", "gif", "gefällt", "mir",
        "antworten", "teilen", "kommentieren", "kommentar", "kommentare", "folgen", "mehr",
        "anzeigen", "übersetzung", "aime", "répondre", "partager", "commenter", "commentaires",
        "suivre", "voir", "plus", "traduction", "gusta", "responder", "compartir", "comentar",
        "comentarios", "seguir", "ver", "más", "traducción", "hoffi", "ateb", "rhannu", "dilyn",
        "mwy",
    }
)  # fmt: skip
_DATES = frozenset(
    {
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday",
        "thursday", "friday", "saturday", "sunday", "jan", "feb", "mar", "apr", "may", "jun",
        "jul", "aug", "sep", "sept", "oct", "nov", "dec", "january", "february", "march", "april",
        "june", "july", "august", "september", "october", "november", "december", "am", "pm",
        "bst", "gmt", "utc",
    }
)  # fmt: skip
_SIGNS = frozenset("·•|-.,:()[]\"'/>←→↩♡♥❤💬🔁🔄👍📷🔗⋯")
_COUNT = re.compile(r"\d+(?:k|m|b|th|st|nd|rd)?")
_AGE = re.compile(r"\d+(?:s|sec|secs|min|mins|m|h|hr|hrs|d|w|wk|mo|y|yr)")
_JOINS = frozenset(":/-+%°£$€,.")
_CLOSERS = frozenset(".,;:!?\"')]")
_DOTS = ("...", 3)
# Networks put these in the place of a link; where they lead cannot be seen.
WRAPPERS = frozenset(
    {"t.co", "lnkd.in", "l.facebook.com", "l.instagram.com", "l.threads.com", "l.threads.net"}
)


def is_around(said: Sequence[Token], *, names: frozenset[str]) -> bool:
    """Say whether all of this is what apps put around a post.

    `names`: the words of our names there, and the address of the statement, each in small letters.
    """
    at = 0
    while at < len(said):
        one = said[at]
        at += 1
        if one.text in {"@", "#"} and at < len(said) and said[at].gap is Gap.NONE:
            at = _behind(said, at)
        elif one.kind is Kind.LINK:
            if not (wraps(one) or _is_ours(one.text, names)):
                return False
        elif one.text in names or one.text in _SIGNS or one.text in _BUTTONS | _DATES:
            continue
        elif not (_COUNT.fullmatch(one.text) or _AGE.fullmatch(one.text)):
            return False
    return True


def wraps(one: Token) -> bool:
    """Say whether it is a link of which a network shows only its own address."""
    return one.kind is Kind.LINK and one.text.partition("/")[0] in WRAPPERS


def apart_before(said: Sequence[Token], at: int) -> bool:
    """Say whether what stands before this place stands apart from it: no sign joins the two."""
    return at == 0 or _apart(said[at - 1], said[at])


def apart_after(said: Sequence[Token], at: int) -> bool:
    """Say whether what stands from this place on stands apart from what is before it."""
    at = after_closers(said, at)
    return at == len(said) or _apart(said[at], said[at])


def after_closers(said: Sequence[Token], at: int) -> int:
    """Step over the full stop and the quotation mark that end what stands before."""
    end = at
    while end < len(said) and said[end].gap is Gap.NONE and said[end].text in _CLOSERS:
        end += 1
    return end if end == len(said) or said[end].gap is not Gap.NONE else at


def goes_on(said: Sequence[Token], at: int) -> bool:
    """Say whether three dots stand here: the copy says itself that it is cut."""
    dots, many = _DOTS
    return "".join(one.text for one in said[at : at + many]) == dots


def _apart(edge: Token, after: Token) -> bool:
    """`edge` is the outer word at the border, `after` the one behind the gap."""
    if after.gap.is_line:
        return True
    is_number = edge.text[:1].isdigit() and not _AGE.fullmatch(edge.text)
    joins = edge.text in _JOINS and (edge is after or after.text[:1].isdigit())
    return after.gap is Gap.SPACE and not is_number and not joins


def _behind(said: Sequence[Token], at: int) -> int:
    """Return the place behind a name that is written without spaces."""
    at += 1
    while at < len(said) and said[at].gap is Gap.NONE and said[at].text not in ",":
        at += 1
    return at


def _is_ours(address: str, names: frozenset[str]) -> bool:
    if is_shortened(address):
        return any("/" in one and shortens(address, one) for one in names)
    return address in names
