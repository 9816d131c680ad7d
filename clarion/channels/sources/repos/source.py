"""Listens to everything that one server of Bluesky commits, from where it stopped."""

import re
from collections.abc import Generator, Sequence
from datetime import UTC, datetime, timedelta
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
    Temporary,
    Unreadable,
)
from clarion.channels.fields import instant
from clarion.channels.socket import GOES_ON, in_batches, open_socket, was_too_large
from clarion.channels.sources.repos.frame import FRAME_BYTES_MAX, Frame, read_frame
from clarion.channels.sources.repos.normalize import arrived

# One look lasts so long; what comes is kept meanwhile, so much together, with its place.
LOOK_SECONDS = 20.0
FRAMES_MAX = 2_000
_STREAM = "/xrpc/com.atproto.sync.subscribeRepos"
_PLACE = re.compile(r"(wss?|https?)(://[^/\s@?#]+)(?:/xrpc/com\.atproto\.sync\.subscribeRepos)?/?")
_SOCKETS = {"https": "wss", "http": "ws"}

_OUTDATED = "The server goes back no further: what was said between two looks may be missing."
_ANEW = "The server has numbered its stream anew: what was said in between may be missing."
_TOO_LARGE = "The server told of posts without their words, for which they were too large."
_TOO_MUCH = "Something larger than 5 MB came at once and was left out."


class Repos:
    """One server, e.g. `wss://pds.town.example`; a relay tells of all servers that it knows."""

    title = "Bluesky, one server"
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
        return f"{_SOCKETS.get(found[1], found[1])}{found[2]}"

    def seeks(self, address: str) -> tuple[str, ...]:
        """Everything that is said there comes."""
        return ()

    def listen(self, access: Access, cursor: str) -> Generator[Harvest, None, None]:
        """Listen for a while to every commit; the bookmark is the number of the last one.

        Where nothing was ever heard it is the moment from which one listens: what comes between
        two looks at a quiet server is then asked for from its beginning, and not lost.
        """
        look = _Look(cursor)
        ended = False
        with open_socket(
            access, f"{access.address}{_STREAM}{look.query()}", bytes_max=FRAME_BYTES_MAX
        ) as line:
            try:
                for frames in in_batches(line, seconds=self._seconds, most=FRAMES_MAX):
                    look.take_all(frames)
                    yield look.harvest(rest=None if look.is_over else GOES_ON)
                    if look.is_over:
                        return
            except ConnectionClosed as closed:
                ended = True
                if was_too_large(closed):
                    look.step_over()
                    yield look.harvest()
            except WebSocketException:
                ended = True
        if not look.heard:
            yield look.harvest(rest=None if ended else GOES_ON)

    def normalize(self, raw: bytes, access: Access) -> tuple[Arrived, ...]:
        """Read one operation on one post."""
        return arrived(raw)


class _Look:
    """What one look has heard so far."""

    def __init__(self, cursor: str) -> None:
        self.is_over = self.heard = False
        self._since = int(cursor) if cursor.isascii() and cursor.isdigit() else None
        self._from = instant(cursor) if self._since is None else None
        self._began = datetime.now(UTC)
        self._newest = self._since
        self._items: list[Raw] = []
        self._gaps: dict[str, None] = {}

    def query(self) -> str:
        if self._since is not None:
            return f"?cursor={self._since}"
        return "?cursor=0" if self._from else ""

    def take_all(self, frames: Sequence[bytes]) -> None:
        """Take what came together, up to a frame that ends the look."""
        for data in frames:
            if not self.is_over:
                self._take(data)

    def _take(self, data: bytes) -> None:
        """Take one frame; one that cannot be read is handed on, to be parked with its reason."""
        try:
            frame = read_frame(data)
        except Unreadable:
            self._items.append(Raw(fingerprint=sha256(data).hexdigest()[:32], body=data))
            return
        if frame.kind == "error":
            self._refused(frame.name)
            return
        if frame.kind == "#info" and frame.name == "OutdatedCursor" and self._since is not None:
            self._gaps[_OUTDATED] = None
        if frame.seq:
            self._newest = max(self._newest or 0, frame.seq)
        if not self._is_old(frame):
            self._items += frame.posts
            if frame.cut_short:
                self._gaps[_TOO_LARGE] = None

    def step_over(self) -> None:
        """Go past what is too large to be taken, or every look would end before it."""
        self._gaps[_TOO_MUCH] = None
        if self._newest is not None:
            self._newest += 1

    def harvest(self, *, rest: timedelta | None = GOES_ON) -> Harvest:
        """Return what came since it was asked the last time."""
        if self._newest is not None:
            cursor = str(self._newest)
        else:
            cursor = (self._from or self._began).isoformat()
        items, gap = tuple(self._items), " ".join(self._gaps)
        self.heard, self._items, self._gaps = True, [], {}
        return Harvest(items=items, cursor=cursor, gap=gap, rest=rest)

    def _is_old(self, frame: Frame) -> bool:
        said_at = instant(frame.time) if self._from else None
        return said_at is not None and self._from is not None and said_at < self._from

    def _refused(self, name: str) -> None:
        """End the look: `FutureCursor` means that our bookmark is from another numbering."""
        self.is_over = True
        if name == "FutureCursor":
            self._gaps[_ANEW] = None
            self._newest = None
        elif not self.heard and not self._items:
            raise Temporary(Reason.NETWORK_DOWN, f"the stream ended: {name}")
