"""Says our words as Nextdoor wants them: with pictures that it fetches from us itself."""

from collections.abc import Sequence
from typing import Any

from clarion.channels.connectors.nextdoor.capabilities import CAPABILITIES, EVERYWHERE
from clarion.channels.contract import Access, Edge, Media, Outgoing, Permanent, Reason, length


def check(outgoing: Outgoing) -> None:
    """Refuse, before anything leaves, what Nextdoor would refuse or show to the wrong people."""
    words, limit = outgoing.rendition, CAPABILITIES.text_limit
    if outgoing.edge is not Edge.PUBLIC:
        raise Permanent(Reason.REJECTED, "a post is read by everybody")
    if outgoing.target:
        raise Permanent(Reason.REJECTED, "nothing is said below a post on Nextdoor")
    if limit is not None and length(words.text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}")
    if len(words.media) > CAPABILITIES.media_limit or any(map(_unfit, words.media)):
        raise Permanent(Reason.MEDIA_REFUSED, "too many pictures, or one that is unfit")
    if not all(one.address.startswith("https://") for one in words.media):
        raise Permanent(
            Reason.MISCONFIGURED, "Nextdoor cannot fetch pictures from here: no public address"
        )


def post(outgoing: Outgoing, groups: Sequence[int]) -> dict[str, Any]:
    """Return what a post is made of; without groups all see it whom the agency reaches."""
    said: dict[str, Any] = {"body_text": outgoing.rendition.text}
    if groups:
        said["group_ids"] = list(groups)
    if outgoing.rendition.media:
        said["media_attachments"] = [one.address for one in outgoing.rendition.media]
    return said


def areas_of(access: Access) -> list[str]:
    """Return the names of the areas that somebody chose for the account; none: everywhere."""
    parts = [one.strip() for one in access.settings.get("areas", "").split(";")]
    chosen = list(dict.fromkeys(one for one in parts if one))
    return [] if chosen == [EVERYWHERE] else chosen


def _unfit(medium: Media) -> bool:
    fits = medium.mime in CAPABILITIES.media_types
    return not fits or len(medium.content) > CAPABILITIES.media_bytes_max
