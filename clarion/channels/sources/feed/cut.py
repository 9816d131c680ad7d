"""Cuts a feed into its entries, each with what it says of itself: RSS 0.9x to 2.0, RDF, Atom."""

import json
from collections.abc import Iterator
from hashlib import sha256
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from clarion.channels.contract import Raw, Unreadable

# Newsrooms list the last 20 to 100; what is beyond this is a mistake or a trap.
ENTRIES_MAX = 500
FIELD_CHARS_MAX = 50_000
_ENTRIES = frozenset({"item", "entry"})
_FIELDS = {
    "id": "id", "guid": "id", "title": "title", "link": "link", "updated": "updated",
    "published": "published", "pubdate": "published", "date": "published", "issued": "published",
    "summary": "summary", "description": "summary", "content": "content", "encoded": "content",
    "language": "language",
}  # fmt: skip


def cut(document: bytes) -> tuple[Raw, ...]:
    """Return the entries, in the order of the feed. Raises `Unreadable` for what is no feed."""
    try:
        root = fromstring(document)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise Unreadable(f"not a feed: {type(error).__name__}") from None
    if _name(root.tag) not in {"rss", "feed", "rdf"}:
        raise Unreadable(f"not a feed but a <{_name(root.tag)[:40]}>")
    outlet = _outlet(root)
    entries = [one for one in root.iter() if _name(one.tag) in _ENTRIES][:ENTRIES_MAX]
    return tuple(_raw(entry, outlet) for entry in entries)


def _raw(entry: Element, outlet: dict[str, str]) -> Raw:
    body = json.dumps({**outlet, **dict(_fields(entry))}, ensure_ascii=False, sort_keys=True)
    sealed = body.encode("utf-8", "replace")
    return Raw(fingerprint=sha256(sealed).hexdigest()[:32], body=sealed)


def _outlet(root: Element) -> dict[str, str]:
    channel = next((one for one in root if _name(one.tag) == "channel"), root)
    said = dict(_fields(channel))
    language = said.get("language", "") or root.get(
        "{http://www.w3.org/XML/1998/namespace}lang", ""
    )
    return {"outlet": said.get("title", ""), "language": language}


def _fields(element: Element) -> Iterator[tuple[str, str]]:
    """Yield each field once; the first of a name counts, except an Atom link that is alternate."""
    found: dict[str, str] = {}
    for child in element:
        field = _FIELDS.get(_name(child.tag))
        if field is None:
            continue
        words = "".join(child.itertext()).strip()
        if field == "link":
            words = words or child.get("href", "").strip()
            if child.get("rel", "alternate") != "alternate":
                continue
        if words and field not in found:
            found[field] = words[:FIELD_CHARS_MAX]
    yield from found.items()


def _name(tag: object) -> str:
    """Return an element's name without its space; comments have none."""
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
