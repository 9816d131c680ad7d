"""Listens to Bluesky through a Jetstream server: a while at a time, from where it stopped."""

import re
from collections.abc import Generator
from datetime import timedelta
from hashlib import sha256

from websockets.exceptions import ConnectionClosed, WebSocketException

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
from clarion.channels.socket import EVENT_BYTES_MAX, GOES_ON, in_batches, open_socket
from clarion.channels.sources.bluesky.normalize import POST, arrived

# One look lasts so long; what comes is kept meanwhile, so much together, with its place.
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

    def seeks(self, address: str) -> tuple[str, ...]:
        """Everything that is said there comes."""
        return ()

    def listen(self, access: Access, cursor: str) -> Generator[Harvest, None, None]:
        """Listen for a while to every post; what was heard before is known by its fingerprint."""
        since = int(cursor) if cursor.isascii() and cursor.isdigit() else 0
        url = f"{access.address}/subscribe?wantedCollections={POST}"
        # Or one that is larger would end the line, at the same place again and again.
        url += f"&maxMessageSizeBytes={EVENT_BYTES_MAX}"
        if since:
            url += f"&cursor={max(since - OVERLAP_MICROSECONDS, 0)}"
        newest, heard, ended = since, False, False
        with open_socket(access, url) as line:
            try:
                for events in in_batches(line, seconds=self._seconds, most=EVENTS_MAX):
                    times = [at for at, _ in map(_when_and_whose, events)]
                    gap = "" if heard else _gap(since, next(filter(None, times), 0))
                    newest, heard = max(newest, *times), True
                    yield Harvest(
                        items=tuple(map(_raw, events)),
                        cursor=str(newest) if newest else cursor,
                        gap=gap,
                        rest=GOES_ON if newest > since else None,
                    )
            except (ConnectionClosed, WebSocketException):
                ended = True
        if not heard:
            yield Harvest(items=(), cursor=cursor, rest=None if ended else GOES_ON)

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one event."""
        return arrived(raw)


def _raw(event: bytes) -> Raw:
    _, did = _when_and_whose(event)
    return Raw(fingerprint=sha256(event).hexdigest()[:32], body=event, voice=did)


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
