"""Says our words as Telegram wants them: plain, with nothing beside them that nobody has signed."""

import json
from typing import Any

from clarion.channels.connectors.telegram.capabilities import CAPABILITIES
from clarion.channels.connectors.telegram.names import Place
from clarion.channels.contract import Edge, Media, Outgoing, Permanent, Reason, length

# Beside a link Telegram shows words and a picture of the page to which it leads: not ours, and
# other ones tomorrow.
_NO_PREVIEW = {"is_disabled": True}


def chat_of(outgoing: Outgoing, us: str) -> str:
    """Return the number of the chat where it is said: our channel, or where somebody wrote."""
    return str(Place.of(outgoing.target.remote_id).chat) if outgoing.target else us


def check(outgoing: Outgoing, us: str) -> None:
    """Refuse, before anything leaves, what Telegram would refuse or show to the wrong people."""
    if not us:
        raise Permanent(Reason.MISCONFIGURED, "Telegram was never asked which channel this is")
    private = not chat_of(outgoing, us).startswith("-")
    if private is not (outgoing.edge is Edge.PRIVATE):
        raise Permanent(Reason.REJECTED, "it would be read by others than was agreed")
    media = outgoing.rendition.media
    fits(outgoing.rendition.text, pictures=len(media))
    if len(media) > CAPABILITIES.media_limit or any(map(_unfit, media)):
        raise Permanent(Reason.MEDIA_REFUSED, "too many pictures, or one that is unfit")


def fits(text: str, *, pictures: int) -> None:
    """Refuse words for which there is no room, alone or below pictures."""
    limit = CAPABILITIES.beside(pictures).text_limit
    if limit is not None and length(text, CAPABILITIES.counting) > limit:
        raise Permanent(Reason.TOO_LONG, f"more than {limit}")


def words(outgoing: Outgoing, us: str) -> dict[str, Any]:
    """Return a message of words alone."""
    return {
        **_where(outgoing, us),
        "text": outgoing.rendition.text,
        "link_preview_options": _NO_PREVIEW,
    }


def pictures(outgoing: Outgoing, us: str) -> tuple[str, dict[str, str], dict[str, Media]]:
    """Return a message with pictures: the method that takes so many, its words, its files."""
    text, media = outgoing.rendition.text, outgoing.rendition.media
    where = {name: _as_field(said) for name, said in _where(outgoing, us).items()}
    if len(media) == 1:
        return "sendPhoto", {**where, "caption": text}, {"photo": media[0]}
    files = {f"picture{number}": one for number, one in enumerate(media)}
    shown = [{"type": "photo", "media": f"attach://{name}"} for name in files]
    shown[0]["caption"] = text
    return "sendMediaGroup", {**where, "media": json.dumps(shown)}, files


def changed(outgoing: Outgoing) -> dict[str, Any]:
    """Return new words for a message of words alone."""
    text = {"text": outgoing.rendition.text, "link_preview_options": _NO_PREVIEW}
    return {**named(Place.of(outgoing.said_id)), **text}


def recaptioned(outgoing: Outgoing) -> dict[str, Any]:
    """Return new words below pictures."""
    return {**named(Place.of(outgoing.said_id)), "caption": outgoing.rendition.text}


def named(place: Place) -> dict[str, Any]:
    """Return how a message is named in a call."""
    return {"chat_id": place.chat, "message_id": place.first}


def _where(outgoing: Outgoing, us: str) -> dict[str, Any]:
    """Say where it stands. Only the first post of a thread rings at people's telephones."""
    where: dict[str, Any] = {"chat_id": int(chat_of(outgoing, us))}
    if outgoing.target:
        where["reply_parameters"] = {"message_id": Place.of(outgoing.target.remote_id).first}
    if outgoing.thread and outgoing.thread.follows:
        where["disable_notification"] = True
    return where


def _as_field(said: object) -> str:
    return said if isinstance(said, str) else json.dumps(said)


def _unfit(medium: Media) -> bool:
    fits_in = len(medium.content) <= CAPABILITIES.media_bytes_max
    return medium.mime not in CAPABILITIES.media_types or not fits_in
