"""Listens to Bluesky through a Jetstream server: a while at a time, from where it stopped."""

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.sync.client import ClientConnection

from clarion.channels.contract import (
    Access,
    Arrived,
    Harvest,
    Permanent,
    Question,
    Raw,
    Reason,
    Unreadable,
)
from clarion.channels.fields import Fields
from clarion.channels.socket import EVENT_BYTES_MAX, open_socket
from clarion.channels.sources.bluesky.normalize import POST, arrived

# One look lasts so long, or until so much came: then it is kept, with its place in the stream.
LOOK_SECONDS = 20.0
EVENTS_MAX = 2_000
# What was said while the line was being opened is asked for once more, and so what was heard last.
OVERLAP_MICROSECONDS = 5_000_000
# A server lets one go back for so long as it likes, a day as a rule (its README, "Consuming
# Jetstream"): if what was heard last does not come again, it goes back no further. Several servers
# behind one name may tell of the same thing some minutes apart.
APART_MICROSECONDS_MAX = 5 * 60_000_000
_PLACE = re.compile(r"(wss?://[^/\s@?#]+)(?:/subscribe)?/?")


class Jetstream:
    """One server, e.g. `wss://jetstream2.us-east.bsky.network`."""

    title = "Bluesky"
    network = "bluesky"
    speaks_for_outlet = False
    poll_every = timedelta(seconds=5)
    questions: tuple[Question, ...] = ()

    def __init__(self, *, seconds: float = LOOK_SECONDS) -> None:
        self._seconds = seconds

    def place(self, address: str) -> str:
        """Return the address of a server."""
        found = _PLACE.fullmatch(address.strip())
        if not found:
            raise Permanent(Reason.MISCONFIGURED, "write it as wss://server")
        return found[1]

    def collect(self, access: Access, cursor: str) -> Harvest:
        """Listen for a while to every post; what was heard before is known by its fingerprint."""
        since = int(cursor) if cursor.isascii() and cursor.isdigit() else 0
        url = f"{access.address}/subscribe?wantedCollections={POST}"
        # Or one that is larger would end the line, at the same place again and again.
        url += f"&maxMessageSizeBytes={EVENT_BYTES_MAX}"
        if since:
            url += f"&cursor={max(since - OVERLAP_MICROSECONDS, 0)}"
        items, newest, oldest, fresh = [], since, 0, 0
        with open_socket(access, url) as line:
            for event in self._events(line):
                at, did = _when_and_whose(event)
                newest, oldest = max(newest, at), oldest or at
                name = sha256(event).hexdigest()[:32]
                items.append(Raw(fingerprint=name, body=event, voice=did))
                # What is asked for once more brings nobody further, however much it is.
                fresh += at > since or not at
                if fresh >= EVENTS_MAX:
                    break
        return Harvest(
            items=tuple(items),
            cursor=str(newest) if newest else cursor,
            more=fresh >= EVENTS_MAX,
            gap=_gap(since, oldest),
        )

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one event."""
        return arrived(raw)

    def _events(self, line: ClientConnection) -> Iterator[bytes]:
        until = time.monotonic() + self._seconds
        while (left := until - time.monotonic()) > 0:
            try:
                event = line.recv(timeout=left)
            except (TimeoutError, ConnectionClosed, WebSocketException):
                return
            yield event.encode() if isinstance(event, str) else bytes(event)


def _gap(since: int, oldest: int) -> str:
    """Say what may be missing between what was heard last and the first that comes now."""
    lost = oldest - since
    if not since or lost <= APART_MICROSECONDS_MAX:
        return ""
    minutes = lost // 60_000_000
    long = f"{minutes} minutes" if minutes < 2 * 60 else f"{minutes // 60} hours"
    return f"The server goes back no further: what was said within {long} may be missing."


def _when_and_whose(event: bytes) -> tuple[int, str]:
    """Return when the server heard of it, in microseconds since 1970, and who did it.

    0 and nothing where it does not say.
    """
    try:
        said = Fields.load(event)
        return said.count("time_us") or 0, said.text("did")
    except Unreadable:
        return 0, ""
