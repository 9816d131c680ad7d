"""What somebody typed may be the code of a statement, or its address, and not its words."""

import re
from collections.abc import Iterable

from clarion.newsroom.rules.words import Kind, Token, link

# As `kit.ids` makes them: eight characters that can be read out without mistakes.
_CODE = re.compile(r"[2-9A-HJ-KMNP-TV-Z]{8}")
_SPOKEN = re.compile(r"(?<!\w)[2-9A-HJ-KMNP-TV-Z]{4}-[2-9A-HJ-KMNP-TV-Z]{4}(?!\w)")
_TYPED_MAX = 40
_GROUP = 4
_NAMED = re.compile(r"\s*(?:statement|code|no\.?|number)?\s*[:#]?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]")
_CODED = r"([0-9A-Za-z-]{8,9})(?:/[a-z]{2,3}(?:-[a-z0-9]{2,8})?)?"
_ADDRESS = re.compile(rf"[\w-]+/(?:news/)?{_CODED}", re.ASCII)
# Under a name of an office's own nobody needs to say whose it is.
_OWN_ADDRESS = re.compile(rf"(?:[\w-]+/news/)?{_CODED}", re.ASCII)


def spoken(code: str) -> str:
    """Write a code in groups of four, as one reads it out: `8K3D-P6FS`."""
    return "-".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def typed_code(text: str) -> str:
    """Return the code that this is, and nothing else besides; empty if it is none."""
    if len(text) > _TYPED_MAX:
        return ""
    bare = _bare(text[_behind_name(text) :])
    return bare if _CODE.fullmatch(bare) else ""


def spoken_codes(text: str) -> list[str]:
    """Return the codes that stand in it as our own page writes them."""
    return list(dict.fromkeys(_bare(one) for one in _SPOKEN.findall(text)))


def linked_code(address: str, *, home: str, own: Iterable[str] = ()) -> str:
    """Return the code of the statement at this address of ours, in whichever language; else empty.

    `home` is where this house stands, e.g. `https://desk.example.org`; `own` are the names that
    offices have for their public pages.
    """
    host, _, path = link(address).partition("/")
    house, _, under = link(home).partition("/")
    where = path.partition("?")[0]
    match = None
    if host == house and path.startswith(under):
        match = _ADDRESS.fullmatch(where.removeprefix(under).strip("/"))
    elif host in {link(one).partition("/")[0] for one in own}:
        match = _OWN_ADDRESS.fullmatch(where.strip("/"))
    return _bare(match.group(1)) if match else ""


def linked_codes(said: tuple[Token, ...], *, home: str, own: Iterable[str] = ()) -> list[str]:
    """Return the codes of our statements to which there are links."""
    links = (one.text for one in said if one.kind is Kind.LINK)
    found = (linked_code(one, home=home, own=tuple(own)) for one in links)
    return [code for code in dict.fromkeys(found) if code]


def _behind_name(text: str) -> int:
    named = _NAMED.match(text)
    return named.end() if named else 0


def _bare(code: str) -> str:
    return _BETWEEN.sub("", code).upper()
