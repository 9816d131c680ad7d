"""What apps and screens put around a copy: names, times, counts, buttons. It says nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clarion.newsroom.rules.lines import (
    DATES,
    NAME_WORDS_MAX,
    is_header,
    is_line_around,
    is_name,
    is_to_call,
    lines,
)
from clarion.newsroom.rules.words import Gap, Kind, Token, is_shortened, shortens, starts

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
# A tag that holds one of these says that it is not so, or not any more.
_DENIALS = (
    "hoax", "cancel", "calledoff", "isover", "allover", "untrue", "notreal", "nottrue", "unreal",
    "rumour", "rumor", "debunk", "justatest", "outdated", "expired", "retract", "withdrawn",
    "allclear", "safenow", "allsafe", "reopen", "nowopen", "nonsense", "propaganda", "disinfo",
    "misinfo",
)  # fmt: skip
# These stand in other words, too: #supplies, #extended. So only at the beginning, or by themselves.
_AT_ITS_BEGINNING = ("fake", "false", "parody", "satire", "ignore", "resolved", "scammer")
_ALONE = frozenset(
    {"lie", "lies", "ended", "scam", "joke", "drill", "wrong", "over", "test", "safe", "open"}
)
_SIGNS = frozenset("·•|-.,:()[]\"'/>←→↩♡♥❤💬🔁🔄👍📷🔗⋯✓✔")
_COUNT = re.compile(r"\d+(?:k|m|b|th|st|nd|rd)?")
_AGE = re.compile(r"\d+(?:s|sec|secs|min|mins|m|h|hr|hrs|d|w|wk|mo|y|yr)")
_JOINS = frozenset(":/-+%°£$€,.")
_CLOSERS = frozenset(".,;:!?\"')]")
_DOTS = ("...", 3)
# Networks put these in the place of a link; where they lead cannot be seen.
WRAPPERS = frozenset(
    {"t.co", "lnkd.in", "l.facebook.com", "l.instagram.com", "l.threads.com", "l.threads.net"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands in a copy on one side of our words, and what of ours is missing on that side.

    `is_apart`: a new line parts the two. `runs_on`: no sign ends our words there; `is_cut`: dots
    say that they go on. `missing`: our sentence or line that is next there. `may_be_named`: a line
    may be a sender's name; where our lines are as short, it could be taken for one of ours.
    """

    said: Sequence[Token]
    is_before: bool = False
    is_apart: bool
    runs_on: bool = False
    is_cut: bool = False
    missing: Sequence[Token] = ()
    may_be_named: bool


def before(
    theirs: Sequence[Token], at: int, mine: Sequence[Token], missing: Sequence[Token]
) -> Beside:
    """Return what stands before this place; `mine` begins there."""
    left_out = _last(missing)
    return Beside(
        said=theirs[:at],
        is_before=True,
        is_apart=theirs[at].gap.is_line,
        missing=left_out,
        may_be_named=_is_long(next(lines(mine))) and (not left_out or _is_long(left_out)),
    )


def after(
    theirs: Sequence[Token], at: int, mine: Sequence[Token], missing: Sequence[Token]
) -> Beside:
    """Return what stands from this place on; `mine` ends there."""
    behind = after_closers(theirs, at)
    left_out = _first(missing)
    *_, last = lines(mine)
    return Beside(
        said=theirs[behind:],
        is_apart=behind < len(theirs) and theirs[behind].gap.is_line,
        runs_on=behind == at,
        is_cut=goes_on(theirs, at),
        missing=left_out,
        may_be_named=_is_long(last) and (not left_out or _is_long(left_out)),
    )


def is_around(beside: Beside, *, ours: frozenset[str], names: frozenset[str]) -> bool:
    """Say whether all of this is what apps put around a post.

    `ours`: the words of the statement. `names`: the words of our names there, and the address of
    the statement, each in small letters.
    """
    every = list(lines(beside.said))
    nearest = len(every) - 1 if beside.is_before else 0
    may_be_named = beside.may_be_named
    for place, line in enumerate(every):
        is_whole = beside.is_apart or place != nearest
        is_known = is_whole and is_line_around(line, ours=ours, names=names)
        is_known = is_known or (beside.is_before and is_header(line, ours=ours))
        is_known = is_known or _is_around(line, names, ours)
        is_named = not is_known and may_be_named and is_whole and is_name(line, ours=ours)
        may_be_named = may_be_named and not is_named  # one sender has one name
        if not (is_known or is_named) or (place == nearest and _joins(line, beside)):
            return False
        if place == nearest and not _is_named_so(line, names) and _may_replace(line, beside):
            return False
    return True


def _is_named_so(line: Sequence[Token], names: frozenset[str]) -> bool:
    """Say whether it holds our names and links, and no other words."""
    words = [one for one in line if one.kind is not Kind.SIGN]
    return bool(words) and all(one.text in names or one.kind is Kind.LINK for one in words)


def _joins(line: Sequence[Token], beside: Beside) -> bool:
    """Say whether a day, or an age, is a word more of our sentence: it was closed Friday."""
    if beside.is_apart:
        return False
    if beside.is_before:
        return line[-1].text in DATES
    return beside.runs_on and (line[0].text in DATES or bool(_AGE.fullmatch(line[0].text)))


def _is_long(line: Sequence[Token]) -> bool:
    return _words(line) > NAME_WORDS_MAX or any(one.kind is Kind.LINK for one in line)


def _last(said: Sequence[Token]) -> Sequence[Token]:
    """Return the last sentence or line."""
    begins = [
        at for at, is_start in enumerate(starts(tuple(said))) if is_start or said[at].gap.is_line
    ]
    return said[begins[-1] :] if begins else ()


def _first(said: Sequence[Token]) -> Sequence[Token]:
    """Return the first sentence or line, without a sign that ended the one before."""
    begin = next((at for at, one in enumerate(said) if one.kind is not Kind.SIGN), len(said))
    rest = tuple(said[begin:])
    is_start = starts(rest)
    end = next(
        (at for at in range(1, len(rest)) if is_start[at] or rest[at].gap.is_line), len(rest)
    )
    return rest[:end]


def _may_replace(line: Sequence[Token], beside: Beside) -> bool:
    """Say whether it could stand in the place of what is missing: it has as many words.

    Where a few words are missing, it may have more: a tag may stand behind what was swapped.
    """
    many, missing = _pieces(line), _pieces(beside.missing)
    if beside.is_cut and not any(one.text[:1].isdigit() for one in line):
        return False
    return many == missing or (many > missing > 0 and missing <= NAME_WORDS_MAX)


def _pieces(said: Sequence[Token]) -> int:
    """Count what spaces part, so that a time is one, as a word is."""
    return sum(place == 0 or one.gap is not Gap.NONE for place, one in enumerate(said))


def _words(said: Sequence[Token]) -> int:
    return sum(one.kind is Kind.WORD for one in said)


def _is_around(said: Sequence[Token], names: frozenset[str], ours: frozenset[str]) -> bool:
    if is_to_call(said):
        return False
    at = 0
    while at < len(said):
        one = said[at]
        at += 1
        if one.text in {"@", "#"} and at < len(said) and said[at].gap is Gap.NONE:
            end = _behind(said, at)
            if one.text == "#" and _denies("".join(tag.text for tag in said[at:end]), names | ours):
                return False
            at = end
        elif one.kind is Kind.LINK:
            if not (wraps(one) or _is_ours(one.text, names)):
                return False
        elif one.text in names or one.text in _SIGNS or one.text in _BUTTONS | DATES:
            continue
        elif not (_COUNT.fullmatch(one.text) or _AGE.fullmatch(one.text)):
            return False
    return True


def _denies(tag: str, known: frozenset[str]) -> bool:
    """Say whether a tag says something of the message itself: #hoax, #cancelled, #allclear."""
    if tag in known:
        return False
    return (
        any(word in tag for word in _DENIALS) or tag.startswith(_AT_ITS_BEGINNING) or tag in _ALONE
    )


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
