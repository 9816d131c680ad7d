"""Opens the line to a mail server: to the address that was checked, private, to the right name."""

import socket
import ssl
from dataclasses import dataclass

from clarion.channels.address import check_host
from clarion.channels.connectors.email.account import Security, Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How many seconds we wait for a server."""

    connect_seconds: float = 15.0
    reply_seconds: float = 30.0
    # RFC 5321 asks for ten minutes, so that nobody sends twice. We never send again by ourselves,
    # therefore a shorter wait costs a look and not a duplicate; a delivery's lease is 120 s.
    verdict_seconds: float = 60.0


def open_line(server: Server, patience: Patience) -> socket.socket:
    """Connect, and wrap the line at once if it is private from its first byte."""
    address = check_host(server.host, server.port, server.allowed_hosts)
    line = socket.create_connection((address, server.port), patience.connect_seconds)
    line.settimeout(patience.reply_seconds)
    if server.security is not Security.TLS:
        return line
    try:
        return certificate_rules().wrap_socket(line, server_hostname=server.host)
    except OSError:
        line.close()
        raise


def certificate_rules() -> ssl.SSLContext:
    """A line that claims to be private proves whose it is, to an allowed host as to any other."""
    return ssl.create_default_context()
