"""Puts our words into a post, with the name of whom it answers in front."""

from collections.abc import Sequence
from typing import Any

import regex

from clarion.channels.connectors.mastodon.words import names_in
from clarion.channels.contract import Edge, Outgoing, Permanent, Reason

_LANGUAGE = regex.compile(r"[a-z]{2,3}")


def text_of(outgoing: Outgoing) -> str:
    """Return what will stand there: whoever is answered hears of it only when named."""
    words, name = outgoing.rendition.text, answered(outgoing)
    if not name or name.lower() in names_in(words):
        return words
    return f"@{name} {words}"


def answered(outgoing: Outgoing) -> str:
    """Return the name of whom this answers, as the server writes it."""
    return outgoing.target.extra.get("acct", "") if outgoing.target else ""


def check(outgoing: Outgoing) -> None:
    """Refuse what would reach nobody, or more people than it is for.

    A private post reaches everybody whom it names.
    """
    if outgoing.edge is not Edge.PRIVATE:
        return
    name = answered(outgoing).lower()
    if not name:
        raise Permanent(Reason.REJECTED, "a private post to nobody")
    if any(other != name for other in names_in(outgoing.rendition.text)):
        raise Permanent(Reason.REJECTED, "a private answer would reach the others whom it names")


def visibility(outgoing: Outgoing) -> str:
    """Return who will be able to read it, in Mastodon's words."""
    return "direct" if outgoing.edge is Edge.PRIVATE else "public"


def status(outgoing: Outgoing, media: Sequence[str]) -> dict[str, Any]:
    """Return the post; whatever the account's preferences would fill in is said."""
    post = {**changed(outgoing, media), "visibility": visibility(outgoing)}
    if outgoing.target is not None:
        post["in_reply_to_id"] = outgoing.target.remote_id
    return post


def changed(outgoing: Outgoing, media: Sequence[str]) -> dict[str, Any]:
    """Return what a post is given in the place of what it said; pictures not named are lost."""
    language = outgoing.rendition.language.split("-")[0].lower()
    post: dict[str, Any] = {"status": text_of(outgoing), "sensitive": False}
    if _LANGUAGE.fullmatch(language):
        post["language"] = language
    if media:
        post["media_ids"] = list(media)
    return post
