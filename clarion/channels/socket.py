"""Opens a web socket to exactly the address that was checked."""

import logging
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from functools import cache
from urllib.parse import urlsplit

from websockets.exceptions import ConnectionClosed, WebSocketException
from websockets.frames import CloseCode
from websockets.sync.client import ClientConnection, connect

from clarion.channels.address import addresses_of, is_allowed
from clarion.channels.contract import Access, Permanent, Reason, Temporary

OPEN_SECONDS_MAX = 10.0
CLOSE_SECONDS_MAX = 2.0
EVENT_BYTES_MAX = 1024 * 1024  # a post with its embeds has a few kB

# What comes is handed on so soon: a batch of it is kept at once, and nobody waits long to see it.
HOLD_SECONDS = 1.0
# A look whose time is over, or that heard something new, is followed by the next at once; where a
# server ends the line by itself, it is left alone for a moment.
GOES_ON = timedelta(0)

logging.getLogger("websockets").setLevel(logging.WARNING)  # its records quote addresses


@contextmanager
def open_socket(
    access: Access, url: str, *, bytes_max: int = EVENT_BYTES_MAX
) -> Iterator[ClientConnection]:
    """Give the open line; raises `Permanent` for an address that we may not speak to.

    It ends by itself when something larger than `bytes_max` comes: see `was_too_large`.
    """
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "wss" else 80)
    if parts.scheme != "wss" and not is_allowed(host, port, access.allowed_hosts):
        raise Permanent(Reason.FORBIDDEN_ADDRESS, f"{host} would be spoken to in the clear")
    address = addresses_of(host, port, access.allowed_hosts)[0]
    with ExitStack() as kept:
        try:
            line = socket.create_connection((address, port), timeout=OPEN_SECONDS_MAX)
            kept.callback(line.close)
            stream = kept.enter_context(
                connect(
                    url,
                    sock=line,
                    ssl=_certificates() if parts.scheme == "wss" else None,
                    server_hostname=host if parts.scheme == "wss" else None,
                    compression=None,
                    proxy=None,
                    open_timeout=OPEN_SECONDS_MAX,
                    close_timeout=CLOSE_SECONDS_MAX,
                    max_size=bytes_max,
                    user_agent_header="Clarion",
                )
            )
        except ValueError:  # sent elsewhere, where our checked line does not lead
            evidence = f"{host} sends us to another address"
            raise Permanent(Reason.FORBIDDEN_ADDRESS, evidence) from None
        except (OSError, WebSocketException, TimeoutError) as error:
            raise Temporary(
                Reason.UNREACHABLE, f"{host} opens no stream: {type(error).__name__}"
            ) from None
        yield stream


def in_batches(line: ClientConnection, *, seconds: float, most: int) -> Iterator[list[bytes]]:
    """Yield what came within `HOLD_SECONDS` of its first, or `most` of it, for so many seconds.

    Raises `ConnectionClosed` when the line ends before, once all that came was handed on.
    """
    until = time.monotonic() + seconds
    came: list[bytes] = []
    hand_on = until
    while (now := time.monotonic()) < until:
        try:
            said = line.recv(timeout=max(min(hand_on, until) - now, 0))
        except TimeoutError:
            pass
        except ConnectionClosed:
            if came:
                yield came
            raise
        else:
            hand_on = hand_on if came else time.monotonic() + HOLD_SECONDS
            came.append(said.encode() if isinstance(said, str) else bytes(said))
        if came and (len(came) >= most or time.monotonic() >= hand_on):
            yield came
            came, hand_on = [], until
    if came:
        yield came


def was_too_large(error: ConnectionClosed) -> bool:
    """Whether we ended the line because more came at once than we take."""
    return error.sent is not None and error.sent.code == CloseCode.MESSAGE_TOO_BIG


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()
