"""Opens the line to a mail server: to the address that was checked, private, to the right name."""

import math
import socket
import ssl
import time
from dataclasses import dataclass

from clarion.channels.address import check_host
from clarion.channels.mail.account import Security, Server

# A delivery's lease is 120 s. When it runs out a person may decide to send again, so by then no
# worker may still be about to end a letter: from looking up the server's name to the final dot.
HANDOVER_SECONDS = 45.0
# RFC 5321 asks for ten minutes, so that nobody sends twice. We never send again by ourselves,
# therefore a shorter wait costs a look and not a duplicate; both together end before the lease.
VERDICT_SECONDS = 45.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds we wait for a server; sending counts whole stretches, not single replies."""

    connect_seconds: float = 15.0
    reply_seconds: float = 30.0
    handover_seconds: float = HANDOVER_SECONDS
    verdict_seconds: float = VERDICT_SECONDS


class Deadline:
    """The moment when something must be over, by a clock that nobody sets."""

    def __init__(self, seconds: float) -> None:
        """Begin to count now."""
        self._end = time.monotonic() + seconds

    def left(self, seconds_max: float = math.inf) -> float:
        """Return the seconds that are left, at most `seconds_max`; `TimeoutError` if none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError("the server took too long")
        return min(left, seconds_max)


ENDLESS = Deadline(math.inf)


def open_line(server: Server, patience: Patience, deadline: Deadline = ENDLESS) -> socket.socket:
    """Connect, and wrap the line at once if it is private from its first byte."""
    address = check_host(server.host, server.port, server.allowed_hosts)
    line = socket.create_connection((address, server.port), deadline.left(patience.connect_seconds))
    try:
        line.settimeout(deadline.left(patience.reply_seconds))
        if server.security is not Security.TLS:
            return line
        return certificate_rules().wrap_socket(line, server_hostname=server.host)
    except OSError:
        line.close()
        raise


def certificate_rules() -> ssl.SSLContext:
    """A line that claims to be private proves whose it is, to an allowed host as to any other."""
    return ssl.create_default_context()
