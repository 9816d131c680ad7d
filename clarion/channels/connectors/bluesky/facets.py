"""Finds links, names and hashtags in a text and says where they are, in bytes of UTF-8."""

from collections.abc import Iterator, Mapping
from typing import Any

import regex

# A record with more is a list and not a sentence; each name costs a look-up.
MENTIONS_MAX = 20
TAG_CHARACTERS_MAX = 64

_LINK = regex.compile(r"""(?<![\w@/.])https?://[^\s<>"“”]+""", regex.IGNORECASE)
_MENTION = regex.compile(
    r"(?<![\w@./-])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9])",
    regex.IGNORECASE,
)
_TAG = regex.compile(r"(?<!\S)[#＃](?!\ufe0f)([^\s#＃]*[^\d\s\p{P}#＃][^\s#＃]*)")
_AFTER_A_LINK = ".,;:!?'’…"
_PAIRS = {")": "(", "]": "["}


def mentions(text: str) -> tuple[str, ...]:
    """Return the handles that the text names, each once, in lower case."""
    found = (match[1].lower() for match in _MENTION.finditer(text))
    return tuple(dict.fromkeys(found))[:MENTIONS_MAX]


def facets(text: str, dids: Mapping[str, str]) -> list[dict[str, Any]]:
    """Return the facets of a post (lexicon app.bsky.richtext.facet); unknown names stay text."""
    return [
        {"index": _bytes(text, start, end), "features": [feature]}
        for start, end, feature in sorted(_spans(text, dids), key=lambda span: span[0])
    ]


def _spans(text: str, dids: Mapping[str, str]) -> Iterator[tuple[int, int, dict[str, str]]]:
    for match in _LINK.finditer(text):
        link = _without_the_end_of_the_sentence(match[0])
        feature = {"$type": "app.bsky.richtext.facet#link", "uri": link}
        yield match.start(), match.start() + len(link), feature
    for match in _MENTION.finditer(text):
        if did := dids.get(match[1].lower()):
            feature = {"$type": "app.bsky.richtext.facet#mention", "did": did}
            yield match.start(), match.end(), feature
    for match in _TAG.finditer(text):
        tag = regex.sub(r"\p{P}+$", "", match[1])
        if len(tag) <= TAG_CHARACTERS_MAX:
            feature = {"$type": "app.bsky.richtext.facet#tag", "tag": tag}
            yield match.start(), match.start() + 1 + len(tag), feature


def _without_the_end_of_the_sentence(link: str) -> str:
    while link[-1] in _AFTER_A_LINK or (
        link[-1] in _PAIRS and link.count(_PAIRS[link[-1]]) < link.count(link[-1])
    ):
        link = link[:-1]
    return link


def _bytes(text: str, start: int, end: int) -> dict[str, int]:
    before = len(text[:start].encode())
    return {"byteStart": before, "byteEnd": before + len(text[start:end].encode())}
