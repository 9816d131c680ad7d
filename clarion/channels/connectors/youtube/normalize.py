"""Says what somebody wrote below a film on YouTube in our words."""

import hashlib
import json
import re

from clarion.channels.connectors.youtube.capabilities import COMMENTS
from clarion.channels.contract import (
    Arrived,
    Attached,
    Author,
    Edge,
    Happening,
    Raw,
    Unreadable,
)
from clarion.channels.fields import Fields

_NAME = re.compile(r"[\w.-]{1,200}", re.ASCII)
_FILM = re.compile(r"[\w-]{11}", re.ASCII)
_CHANNEL = re.compile(r"UC[\w-]{22}", re.ASCII)


def raw_of(comment: Fields, film: str) -> Raw:
    """Put one comment down, with the film below which it stands."""
    thing = comment.plain()
    name = str(thing.get("id") or thing)
    drawn = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()
    body = {"stream": COMMENTS, "film": film, "thing": thing}
    return Raw(fingerprint=f"{COMMENTS}:{drawn}", body=json.dumps(body, sort_keys=True).encode())


def arrived(raw: bytes) -> tuple[Arrived, ...]:
    """Read one comment as `raw_of` has put it down; raises `Unreadable`."""
    whole = Fields.load(raw)
    if whole.needed("stream") != COMMENTS:
        raise Unreadable("there is no such stream")
    comment, film = whole.within("thing"), whole.text("film")
    said, name = comment.within("snippet"), comment.needed("id")
    above = said.text("parentId")
    if not (is_name(name) and (is_name(above) or not above)):
        raise Unreadable("it has no name")
    extra = {"film": film if is_name(film) else "", "above": above}
    return (
        Arrived(
            kind=Happening.MESSAGE,
            remote_id=name,
            author=_author(said, name),
            edge=Edge.PUBLIC,
            text=said.text("textOriginal") or said.text("textDisplay"),
            sent_at=said.instant("publishedAt"),
            thread_id=above or name,
            parent_id=above,
            url=page(film, name),
            attachments=_attached(said),
            # Below an answer nothing can stand: what answers it stands beside it.
            extra={key: value for key, value in extra.items() if value},
        ),
    )


def is_name(name: str) -> bool:
    """Say whether it can be what YouTube calls a comment, or a film."""
    return _NAME.fullmatch(name) is not None


def is_film(name: str) -> bool:
    """Say whether it can be what YouTube calls a film, which is shorter than any comment's name."""
    return _FILM.fullmatch(name) is not None


def watch(film: str) -> str:
    """Return the address at which people see a film."""
    return f"https://www.youtube.com/watch?v={film}" if is_film(film) else ""


def page(film: str, comment: str) -> str:
    """Return the address at which people read a comment below a film."""
    if not (is_name(film) and is_name(comment)):
        return ""
    return f"https://www.youtube.com/watch?v={film}&lc={comment}"


def _author(said: Fields, name: str) -> Author:
    """YouTube may keep back who wrote it; two who are kept back are never taken for one."""
    channel, shown = said.maybe("authorChannelId").text("value"), said.text("authorDisplayName")
    return Author(
        remote_id=channel or f"unnamed:{name}",
        handle=shown if shown.startswith("@") else "",
        name=shown,
        url=f"https://www.youtube.com/channel/{channel}" if _CHANNEL.fullmatch(channel) else "",
    )


def _attached(said: Fields) -> tuple[Attached, ...]:
    address = said.text("imageUrl")
    return (Attached(name="picture", mime="image/*", url=address),) if address else ()
