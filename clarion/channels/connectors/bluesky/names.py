"""How things are called: at-URIs, the pages where people see them, and the names we give."""

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

POST = "app.bsky.feed.post"
_URI = re.compile(r"at://(did:[a-z]+:[\w.:%-]+)/([\w.-]+)/([\w.~:-]+)", re.ASCII)
_DIGITS = "234567abcdefghijklmnopqrstuvwxyz"
_SECONDS_AND_CLOCKS = 1_000_000 * 1024  # microseconds in a second, times the ten bits of a clock


@dataclass(frozen=True, slots=True)
class Uri:
    """An at-URI of a record: whose, of which kind, under which key."""

    did: str
    collection: str
    rkey: str

    def __str__(self) -> str:
        """Write it as the network does."""
        return f"at://{self.did}/{self.collection}/{self.rkey}"

    def page(self) -> str:
        """Return the address at which people read a post."""
        return f"https://bsky.app/profile/{self.did}/post/{self.rkey}"


def read_uri(said: str) -> Uri | None:
    """Read an at-URI with a DID; None for anything else."""
    match = _URI.fullmatch(said)
    return Uri(*match.groups()) if match else None


def record_key(key: str, made_at: datetime) -> str:
    """Return the name of our record: the same in every attempt, another for every dispatch.

    A TID (atproto, Record Key): 13 digits for a time in microseconds and a clock of ten bits. The
    second is that in which the dispatch was made; the rest is drawn from its key, so that two
    dispatches of one second meet once in a thousand million times. `swapRecord` sees to that one.
    """
    drawn = int.from_bytes(hashlib.sha256(key.encode()).digest()) % _SECONDS_AND_CLOCKS
    number = int(made_at.timestamp()) * _SECONDS_AND_CLOCKS + drawn
    return "".join(_DIGITS[(number >> shift) & 31] for shift in range(60, -1, -5))


def fingerprint(*parts: str) -> str:
    """Return a short name for something that is told by these parts."""
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
