"""Says in our words what somebody wrote on Telegram."""

import math
from datetime import UTC, datetime

from clarion.channels.connectors.telegram.names import name_of, page_of
from clarion.channels.connectors.telegram.news import post_of
from clarion.channels.contract import (
    Access,
    Arrived,
    Attached,
    Author,
    Edge,
    Happening,
    Unreadable,
)
from clarion.channels.fields import Fields

_FILES = {
    "animation": "video/mp4",
    "audio": "audio/mpeg",
    "document": "application/octet-stream",
    "video": "video/mp4",
    "video_note": "video/mp4",
    "voice": "audio/ogg",
}
# What an app says for somebody who presses the button under which a bot is begun.
_BEGIN = "/start"


def arrived(raw: bytes, access: Access) -> tuple[Arrived, ...]:
    """Read one update as `Watch.harvest` has put it down; raises `Unreadable`."""
    whole = Fields.load(raw)
    update, post = whole.within("update"), whole.text("post")
    if update.has("message"):
        return (_read(update.within("message"), Happening.MESSAGE, post, access),)
    if update.has("edited_message"):
        return (_read(update.within("edited_message"), Happening.EDIT, post, access),)
    raise Unreadable("an update of a kind for which we did not ask")


def _read(said: Fields, kind: Happening, post: str, access: Access) -> Arrived:
    chat, number = said.within("chat"), said.whole("message_id")
    place = chat.whole("id")
    private = chat.needed("type") == "private"
    text, attached = _text(said), _attached(said)
    begins = private and text.split(" ", 1)[0] == _BEGIN
    is_said = bool(text or attached) and not begins
    return Arrived(
        kind=kind if is_said else Happening.REACTION,
        remote_id=post_of(said) or name_of(place, [number]),
        author=_author(said, place, access),
        edge=Edge.PRIVATE if private else Edge.PUBLIC,
        text=text,
        sent_at=_at(said),
        thread_id=_thread(said, post, place, number, private=private),
        parent_id=_parent(said, place),
        url="" if private else _page(said),
        automatic=said.maybe("from").is_true("is_bot") and not said.has("sender_chat"),
        attachments=attached,
    )


def _thread(said: Fields, post: str, place: int, number: int, *, private: bool) -> str:
    """All that one person writes to the bot is one conversation; else it is what they answer."""
    if private:
        return str(place)
    return post or name_of(place, [said.count("message_thread_id") or number])


def _page(said: Fields) -> str:
    """Return where it can be read; what stands for a post of ours leads to that."""
    if post_of(said):
        origin = said.within("forward_origin")
        chat, number = origin.within("chat"), origin.whole("message_id")
    else:
        chat, number = said.within("chat"), said.whole("message_id")
    return page_of(chat.whole("id"), number, chat.text("username"))


def _parent(said: Fields, place: int) -> str:
    above = said.maybe("reply_to_message")
    if not above.has("message_id"):
        return ""
    return post_of(above) or name_of(place, [above.whole("message_id")])


def _author(said: Fields, place: int, access: Access) -> Author:
    """A channel, or an administrator who does not show who they are, speaks for the office."""
    sender = said.maybe("sender_chat")
    if not sender.has("id"):
        who = said.within("from")
        names = (who.text("first_name"), who.text("last_name"))
        name = " ".join(one for one in names if one)
        return _named(str(who.whole("id")), who.text("username"), name)
    number = sender.whole("id")
    ours = access.remote_id if number == place else ""
    return _named(ours or str(number), sender.text("username"), sender.text("title"))


def _named(number: str, username: str, name: str) -> Author:
    url = f"https://t.me/{username}" if username.isascii() and username.isidentifier() else ""
    return Author(remote_id=number, handle=f"@{username}" if username else "", name=name, url=url)


def _text(said: Fields) -> str:
    """Return the words, or what else can be said in words."""
    if words := said.text("text") or said.text("caption"):
        return words
    venue = said.maybe("venue")
    where = said.maybe("location") if not venue.has("location") else venue.within("location")
    parts = (
        venue.text("title"),
        venue.text("address"),
        _coordinates(where),
        *(said.maybe("contact").text(one) for one in ("first_name", "last_name", "phone_number")),
        said.maybe("poll").text("question"),
        said.maybe("sticker").text("emoji"),
        said.maybe("dice").text("emoji"),
    )
    return ", ".join(part for part in parts if part)


def _coordinates(where: Fields) -> str:
    found = [where.plain().get(name) for name in ("latitude", "longitude")]
    if not all(isinstance(one, int | float) and not isinstance(one, bool) for one in found):
        return ""
    return ", ".join(str(one) for one in found if isinstance(one, int | float) and _is_angle(one))


def _is_angle(number: float) -> bool:
    return math.isfinite(number) and abs(number) <= 180


def _attached(said: Fields) -> tuple[Attached, ...]:
    """Name what came with the words. Its address would hold the bot's token, so it has none."""
    found = [Attached(name="photo", mime="image/jpeg")] if said.all("photo") else []
    kinds = [one for one in _FILES if said.has(one)]
    if "animation" in kinds:  # which is named as a document as well
        kinds = [one for one in kinds if one != "document"]
    for kind in kinds:
        file = said.within(kind)
        name, mime = file.text("file_name") or kind, file.text("mime_type") or _FILES[kind]
        found.append(Attached(name=name, mime=mime))
    return tuple(found)


def _at(said: Fields) -> datetime | None:
    try:
        return datetime.fromtimestamp(said.count("date") or 0, UTC) if said.has("date") else None
    except (ValueError, OverflowError, OSError):
        return None
