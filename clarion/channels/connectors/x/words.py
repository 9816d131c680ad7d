"""Reads a post as it was typed: X shortens addresses, escapes signs and puts names in front."""

import html
import unicodedata
from datetime import datetime

import regex

from clarion.channels.fields import Fields

_NAMES_IN_FRONT = regex.compile(r"^(?:@\w{1,20}\s+)+")
_SCHEME = regex.compile(r"https?://", regex.IGNORECASE)


def typed(post: Fields) -> str:
    """Return the whole text, with the addresses that were meant; pictures have none."""
    whole = post.maybe("note_tweet")
    text = whole.text("text") or post.text("text")
    source = whole if whole.has("text") else post
    for one in source.maybe("entities").each("urls"):
        short = one.text("url")
        if short:
            meant = "" if one.has("media_key") else one.text("expanded_url") or short
            text = text.replace(short, meant)
    return html.unescape(text).strip()


def alike(ours: str, shown: str, *, is_answer: bool) -> bool:
    """Whether X shows these words of ours: addresses without `https://`, space as it likes."""
    if is_answer:  # X puts names in front of an answer, or knows that they stand there
        ours, shown = _NAMES_IN_FRONT.sub("", ours), _NAMES_IN_FRONT.sub("", shown)
    return _flat(ours) == _flat(shown)


def answered(post: Fields) -> str:
    """Return what a post answers."""
    return next((one.text("id") for one in _references(post, "replied_to")), "")


def quoted(post: Fields) -> str:
    """Return what a post quotes."""
    return next((one.text("id") for one in _references(post, "quoted")), "")


def made_at(post: Fields) -> datetime | None:
    """Return when it was made, by X's clock."""
    return post.instant("created_at")


def _references(post: Fields, kind: str) -> list[Fields]:
    return [one for one in post.each("referenced_tweets") if one.text("type") == kind]


def _flat(text: str) -> str:
    plain = _SCHEME.sub("", unicodedata.normalize("NFC", text))
    return " ".join(word.rstrip("/") for word in plain.split())
