"""Whom does it pass on? What is quoted, linked or named stands in the register of sources."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from clarion.publishing.rules.checks.found import Checked, Deed, Fix, Found, Level, Piece
from clarion.publishing.rules.facts import LINK, plain_link
from clarion.publishing.rules.standards.posts import Address, address_of, author_of
from clarion.publishing.rules.standards.sources import Known

_MAIL = re.compile(r"(?<![\w.@])[\w.+%-]+@(?P<domain>(?:[\w-]+\.)+[a-z]{2,})\b", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.@/&])@\w[\w.-]*(?:@[\w-]+(?:\.[\w-]+)+)?")
_WORD = r"[A-Z][\w&’'.-]*\w"
_NAMED = rf"(?P<name>(?:[Tt]he )?{_WORD}(?: (?:(?:of|the|and|for|&) )*{_WORD}){{0,6}})"
_SAYS = (
    r"(?:said|says|told us|tells us|confirmed|confirms|reported|reports|warned|warns|stated|"
    r"announced|tweeted|posted|wrote|writes|has (?:said|confirmed|warned|announced|reported))"
)
_ATTRIBUTED = (
    re.compile(rf"\b(?i:according to|as reported by|in the words of) {_NAMED}"),
    re.compile(
        rf"(?<![\w’'-]){_NAMED}(?:,[^,.\n]{{1,60}},)? {_SAYS}(?=[:,]| that\b| [“\"‘']|\s*$)"
    ),
    re.compile(rf"[”\"’'],? {_SAYS} {_NAMED}"),
    re.compile(rf"[”\"],? {_NAMED} {_SAYS}\b"),
    re.compile(rf"(?im:^|[.(] ?)(?i:source|via|credit|photo|picture|image)s?: {_NAMED}"),
)
_RULE = "Unknown sources are never passed on: only those whom somebody has verified."
_WAITS = "This source stands in the register, and waits for a second person to agree."
_NOT_YET = "Say it in your own words once it is confirmed, or have its source verified first."
_ASK = "Ask somebody else who writes or signs: it stands under “Waits for a second person”."


def sources(checked: Checked) -> Iterator[Found]:
    """Look at every link, @name, e-mail address and name of a source in every rendition."""
    for piece in checked.pieces:
        yield from _in_piece(piece, checked)
    if checked.source and not checked.ours.is_called(checked.source):
        yield from _judge(
            checked,
            quote=checked.source,
            where=(),
            known=lambda one: one.is_called(checked.source),
        )


def _in_piece(piece: Piece, checked: Checked) -> Iterator[Found]:
    where = (piece.where,)
    for link in dict.fromkeys(match.group(0) for match in LINK.finditer(piece.whole)):
        yield from _link(link, piece, checked)
    rest = LINK.sub(" ", piece.whole)
    for match in _MAIL.finditer(rest):
        domain = match["domain"].lower()
        if domain not in checked.ours.hosts:
            yield from _judge(
                checked,
                quote=match.group(0),
                where=where,
                known=lambda one, domain=domain: one.mails_from(domain),  # type: ignore[misc]  # mypy sees no type in a default
            )
    rest = _MAIL.sub(" ", rest)
    for quote in dict.fromkeys(one.rstrip(".-") for one in _HANDLE.findall(rest)):
        if quote.lower() not in checked.ours.handles:
            yield from _judge(
                checked,
                quote=quote,
                where=where,
                known=lambda one, quote=quote: one.writes_as(quote.lower()),  # type: ignore[misc]  # and again
            )
    for name in dict.fromkeys(_names(rest)):
        if not checked.ours.is_called(name):
            yield from _judge(
                checked,
                quote=name,
                where=where,
                known=lambda one, name=name: one.is_called(name),  # type: ignore[misc]  # and again
            )


def _link(link: str, piece: Piece, checked: Checked) -> Iterator[Found]:
    try:
        address = address_of(link)
    except ValueError:
        address = Address(host="", path="")
    if address.host in checked.ours.hosts or plain_link(link) == plain_link(piece.link):
        return
    author = author_of(address)
    if author is not None and author in checked.ours.handles:
        return
    if author is None:
        yield from _judge(
            checked, quote=link, where=(piece.where,), known=lambda one: one.is_at(address)
        )
    else:
        yield from _judge(
            checked,
            quote=link,
            where=(piece.where,),
            known=lambda one: one.posts_as(author, address),
            repost=True,
        )


def _judge(
    checked: Checked,
    *,
    quote: str,
    where: tuple[str, ...],
    known: Callable[[Known], bool],
    repost: bool = False,
) -> Iterator[Found]:
    """Say nothing of who is verified; a post of somebody unknown is not passed on at all."""
    on = checked.leaves_at.date() if checked.leaves_at else date.min
    there = [one for one in checked.sources if known(one)]
    ends = [one.valid_until for one in there if not one.waits]
    if any(end >= on for end in ends):
        return
    fix = Fix(deed=Deed.REGISTER, now=quote)
    if ends:
        yield Found(
            code="source-expired",
            level=Level.WARN,
            says=f"It was verified until {max(ends):%-d %B %Y}, and nobody has looked again.",
            rule=_RULE,
            do="Verify it again in the register of sources.",
            quote=quote,
            where=where,
            fix=fix,
        )
    else:
        yield _unknown(quote, where, repost=repost, waits=bool(there))


def _unknown(quote: str, where: tuple[str, ...], *, repost: bool, waits: bool) -> Found:
    """Say that nobody has verified it, or that one person has and a second one must agree."""
    fix = None if waits else Fix(deed=Deed.REGISTER, now=quote)
    if repost:
        return Found(
            code="unknown-repost",
            level=Level.STOP,
            says=_WAITS
            if waits
            else "This passes on a post of somebody who is not in the register of sources.",
            rule=_RULE,
            do=_ASK if waits else _NOT_YET,
            quote=quote,
            where=where,
            fix=fix,
        )
    return Found(
        code="unknown-source",
        level=Level.WARN,
        says=_WAITS if waits else "This source is not in the register.",
        rule=_RULE,
        do=_ASK
        if waits
        else "Find out whether it is who it says, and add it to the register of sources.",
        quote=quote,
        where=where,
        fix=fix,
    )


def _names(text: str) -> Iterator[str]:
    """Return who is quoted; one word that begins a sentence is a name only if it is an acronym."""
    for pattern in _ATTRIBUTED:
        for match in pattern.finditer(text):
            name = re.sub(r"^[Tt]he ", "", match["name"]).strip(" .'’")
            said = " " in name or name.isupper() or match.start("name") > match.start()
            if said or not _begins(text, match.start("name")):
                yield name


def _begins(text: str, place: int) -> bool:
    """Whether a sentence begins there, so that its first letter says nothing."""
    before = text[:place].rstrip(" \t“\"‘'")
    return not before or before.endswith((".", "!", "?", ":", "\n"))
