"""Opens a web socket to exactly the address that was checked."""

import socket
import ssl
from functools import cache
from urllib.parse import urlsplit

from websockets.exceptions import WebSocketException
from websockets.sync.client import ClientConnection, connect

from clarion.channels.address import addresses_of, is_allowed
from clarion.channels.contract import Access, Permanent, Reason, Temporary

OPEN_SECONDS_MAX = 10.0
EVENT_BYTES_MAX = 1024 * 1024  # a post with its embeds has a few kB


def open_socket(access: Access, url: str) -> ClientConnection:
    """Return the open line; raises `Permanent` for an address that we may not speak to."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "wss" else 80)
    if parts.scheme != "wss" and not is_allowed(host, port, access.allowed_hosts):
        raise Permanent(Reason.FORBIDDEN_ADDRESS, f"{host} would be spoken to in the clear")
    address = addresses_of(host, port, access.allowed_hosts)[0]
    try:
        line = socket.create_connection((address, port), timeout=OPEN_SECONDS_MAX)
    except OSError:
        raise Temporary(Reason.UNREACHABLE, f"{host} does not answer") from None
    try:
        return connect(
            url,
            sock=line,
            ssl=_certificates() if parts.scheme == "wss" else None,
            server_hostname=host if parts.scheme == "wss" else None,
            compression=None,
            proxy=None,
            open_timeout=OPEN_SECONDS_MAX,
            max_size=EVENT_BYTES_MAX,
            user_agent_header="Clarion",
        )
    except (OSError, WebSocketException, TimeoutError) as error:
        line.close()
        raise Temporary(Reason.UNREACHABLE, f"no stream: {type(error).__name__}") from None


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()
