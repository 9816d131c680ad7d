"""What somebody typed may be the code of a statement, or its address, and not its words."""

import re

from clarion.newsroom.rules.words import Kind, Token, link

# As `kit.ids` makes them: eight characters that can be read out without mistakes.
_CODE = re.compile(r"[2-9A-HJ-KMNP-TV-Z]{8}")
_TYPED_MAX = 40
_NAMED = re.compile(r"\s*(?:statement|code|no\.?|number)?\s*[:#]?\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"[\W_]")
_ADDRESS = re.compile(r"[\w-]+/news/([0-9A-Za-z-]{8,9})", re.ASCII)


def typed_code(text: str) -> str:
    """Return the code that this is, and nothing else besides; empty if it is none."""
    if len(text) > _TYPED_MAX:
        return ""
    bare = _bare(text[_behind_name(text) :])
    return bare if _CODE.fullmatch(bare) else ""


def linked_code(address: str, *, home: str) -> str:
    """Return the code of the statement at this address of ours; empty for any other.

    `home` is where this house stands, e.g. `https://desk.example.org`.
    """
    host, _, path = link(address).partition("/")
    own, _, under = link(home).partition("/")
    if host != own or not path.startswith(under):
        return ""
    match = _ADDRESS.fullmatch(path.removeprefix(under).strip("/").partition("?")[0])
    return _bare(match.group(1)) if match else ""


def linked_codes(said: tuple[Token, ...], *, home: str) -> list[str]:
    """Return the codes of our statements to which there are links."""
    found = (linked_code(one.text, home=home) for one in said if one.kind is Kind.LINK)
    return [code for code in dict.fromkeys(found) if code]


def _behind_name(text: str) -> int:
    named = _NAMED.match(text)
    return named.end() if named else 0


def _bare(code: str) -> str:
    return _BETWEEN.sub("", code).upper()
