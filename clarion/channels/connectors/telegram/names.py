"""How messages are named: their numbers count within one chat, so a name says both."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from clarion.channels.contract import Access, Permanent, Reason

# Pictures that are said together are messages of their own, which go and stay together.
_NAME = re.compile(r"(-?[0-9]{1,16})/([0-9]{1,16}(?:,[0-9]{1,16}){0,9})")
_CHANNEL = re.compile(r"(?:https://)?(?:t\.me/|@)?([A-Za-z][A-Za-z0-9_]{3,31})")
_NUMBER = re.compile(r"-100[0-9]{1,13}")
# How the Bot API writes the number of a channel or a large group: behind this.
_LARGE = "-100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: a chat, and one message in it, or those of several pictures.

    A chat above nothing is with one person; groups and channels are below.
    """

    chat: int
    messages: tuple[int, ...]

    @property
    def first(self) -> int:
        """The message that bears the words."""
        return self.messages[0]

    @classmethod
    def of(cls, name: str) -> Self:
        """Read a name that we gave; raises `Permanent` for anything else."""
        found = _NAME.fullmatch(name)
        if not found:
            raise Permanent(Reason.TARGET_GONE, "it has no name on Telegram")
        return cls(chat=int(found[1]), messages=tuple(map(int, found[2].split(","))))


def name_of(chat: int, messages: Sequence[int]) -> str:
    """Return what a message is called."""
    return f"{chat}/{','.join(map(str, messages))}"


def channel_of(access: Access) -> str:
    """Return how the Bot API is told which channel is meant; raises where nothing can be."""
    if access.remote_id:
        return access.remote_id
    said = access.address.strip().rstrip("/")
    if _NUMBER.fullmatch(said):
        return said
    name = _CHANNEL.fullmatch(said)
    if not name:
        raise Permanent(Reason.MISCONFIGURED, "that is not the name of a channel: @townhall")
    return f"@{name[1]}"


def page_of(chat: int, message: int, username: str = "") -> str:
    """Return the address of a message; one between two people has none."""
    if username and chat < 0:  # else it is a person's, and leads to nothing that was said
        return f"https://t.me/{username}/{message}"
    number = str(chat)
    return f"https://t.me/c/{number[4:]}/{message}" if number.startswith(_LARGE) else ""


def our_page(access: Access, place: Place) -> str:
    """Return the address of a message of ours that was said before."""
    ours = str(place.chat) == access.remote_id and access.address.startswith("@")
    return page_of(place.chat, place.first, access.address[1:] if ours else "")
