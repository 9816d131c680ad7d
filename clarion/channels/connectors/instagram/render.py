"""Says our words as Instagram wants them: below pictures, which it fetches from us itself."""

from typing import Any

from clarion.channels.connectors.instagram.capabilities import CAPABILITIES, COMMENT_LIMIT
from clarion.channels.contract import Edge, Media, Outgoing, Permanent, Reason, length

ALT_CHARS_MAX = 1_000


def check(outgoing: Outgoing) -> None:
    """Refuse, before anything leaves, what Instagram would refuse, cut, or show without words."""
    words, target = outgoing.rendition, outgoing.target
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "a post is read by everybody")
    limit = COMMENT_LIMIT if target else CAPABILITIES.text_limit
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}")
    if target and words.media:
        raise Permanent(Reason.MEDIA_REFUSED, "an answer carries no pictures")
    if target:
        return
    if not words.media:
        raise Permanent(Reason.MEDIA_REFUSED, "Instagram takes nothing without a picture")
    if len(words.media) > CAPABILITIES.media_limit or any(map(_unfit, words.media)):
        raise Permanent(Reason.MEDIA_REFUSED, "too many pictures, or one that is unfit")
    if not all(_is_public(one) for one in words.media):
        raise Permanent(
            Reason.MISCONFIGURED, "Instagram cannot fetch pictures from here: no public address"
        )


def picture(medium: Media) -> dict[str, Any]:
    """Return what one picture is made of: an address to fetch, and what stands for it."""
    alt = " ".join(medium.alt.split())[:ALT_CHARS_MAX]
    return {"image_url": medium.address, **({"alt_text": alt} if alt else {})}


def alone(outgoing: Outgoing) -> dict[str, Any]:
    """Return a post with one picture."""
    (medium,) = outgoing.rendition.media
    return {**picture(medium), "caption": outgoing.rendition.text}


def one_of_several(medium: Media) -> dict[str, Any]:
    """Return a picture that waits for others beside it."""
    return {**picture(medium), "is_carousel_item": True}


def together(outgoing: Outgoing, children: tuple[str, ...]) -> dict[str, Any]:
    """Return a post with several pictures that wait already."""
    return {
        "media_type": "CAROUSEL",
        "children": list(children),
        "caption": outgoing.rendition.text,
    }


def _unfit(medium: Media) -> bool:
    fits = medium.mime in CAPABILITIES.media_types
    return not fits or len(medium.content) > CAPABILITIES.media_bytes_max


def _is_public(medium: Media) -> bool:
    return medium.address.startswith("https://")
