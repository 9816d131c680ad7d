"""Which addresses we may speak to: public ones, and those that the administrator named."""

import queue
import socket
import threading
from collections.abc import Set as AbstractSet
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from clarion.channels.contract import Permanent, Reason, Temporary

RESOLVE_SECONDS_MAX = 5.0  # the system's own resolver may take half a minute to give up

_Address = IPv4Address | IPv6Address

# Public by the registry, private by use: Azure answers every machine of its own at this address.
_MACHINES_OWN_DESK = IPv4Network("168.63.129.16/32")
_RELAYS = IPv4Network("192.88.99.0/24")
_PROTOCOLS = IPv4Network("192.0.0.0/24")
# The only part of IPv6 that is handed out to the public (IANA, IPv6 Global Unicast Space) ...
_GLOBAL_UNICAST = IPv6Network("2000::/3")
# ... less its mantles around IPv4 addresses (6to4, Teredo) and its newest examples (RFC 9637).
_MANTLES = (IPv6Network("2002::/16"), IPv6Network("2001::/32"), IPv6Network("3fff::/20"))
# Machines without IPv4 reach it through this prefix (RFC 6052): what is inside is judged.
_TRANSLATED = IPv6Network("64:ff9b::/96")


def check_host(host: str, port: int, allowed_hosts: AbstractSet[str]) -> str:
    """Return the one address to connect to; raises as `addresses_of` does.

    Connect to exactly this address, and check the certificate against `host`.
    """
    return addresses_of(host, port, allowed_hosts)[0]


def refuse_plainly(url: str, allowed_hosts: AbstractSet[str]) -> None:
    """Refuse an address of which it is plain, without looking anything up, that we may not ask it.

    `Permanent(FORBIDDEN_ADDRESS)`: it is not encrypted, or inside, and was not allowed by name;
    `Permanent(MISCONFIGURED)`: it is none.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Permanent(Reason.MISCONFIGURED, "that is no address of a server") from None
    host, secure = parts.hostname or "", parts.scheme in {"https", "wss"}
    if not host or is_allowed(host, port or (443 if secure else 80), allowed_hosts):
        return
    if not secure:
        said = "what is said there could be read and changed on its way; use https:// or wss://"
        raise Permanent(Reason.FORBIDDEN_ADDRESS, said)
    if _is_inside(host):
        said = f"{host} is inside a network; an administrator can allow it by name"
        raise Permanent(Reason.FORBIDDEN_ADDRESS, said)


def _is_inside(host: str) -> bool:
    name = _plain(host)
    try:
        return not _judge(ip_address(name))
    except ValueError:
        return name == "localhost" or name.endswith((".localhost", ".local", ".internal"))


def addresses_of(
    host: str, port: int, allowed_hosts: AbstractSet[str], seconds: float = RESOLVE_SECONDS_MAX
) -> tuple[str, ...]:
    """Look `host` up and return its addresses, the system's favorite first.

    One address that is not public condemns them all, unless `host` or `host:port` was allowed by
    name: `Permanent(FORBIDDEN_ADDRESS)`. A name that leads nowhere: `Temporary(UNREACHABLE)`.
    """
    found = _resolve(host, port, seconds)
    if not is_allowed(host, port, allowed_hosts) and not all(map(is_public, found)):
        raise Permanent(Reason.FORBIDDEN_ADDRESS, f"{host} leads to an address that is not public")
    return found


def is_allowed(host: str, port: int, allowed_hosts: AbstractSet[str]) -> bool:
    """Whether the administrator named this host, for this port or for every port."""
    name = _plain(host)
    named = {_plain(one) for one in allowed_hosts}
    return name in named or f"{name}:{port}" in named or f"[{name}]:{port}" in named


def is_public(address: str) -> bool:
    """Whether a numeric address belongs to the public network and to nobody's inside."""
    try:
        return _judge(ip_address(address))
    except ValueError:
        return False


def _judge(address: _Address) -> bool:
    if isinstance(address, IPv4Address):
        odd = (_MACHINES_OWN_DESK, _RELAYS, _PROTOCOLS)
        named_for_us = address.is_global and not address.is_multicast and not address.is_reserved
        return named_for_us and not any(address in network for network in odd)
    if address in _TRANSLATED:
        return _judge(IPv4Address(address.packed[-4:]))
    mantled = any(address in network for network in _MANTLES)
    return address in _GLOBAL_UNICAST and address.is_global and not mantled


def _plain(host: str) -> str:
    return host.strip().lower().removesuffix(".")


def _resolve(host: str, port: int, seconds: float) -> tuple[str, ...]:
    """Ask the system's resolver, which knows no time limit, from a thread that we may leave."""
    answers: queue.SimpleQueue[tuple[str, ...] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(tuple(dict.fromkeys(str(one[4][0]) for one in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="resolve").start()
    try:
        answer = answers.get(timeout=max(seconds, 0.0))
    except queue.Empty:
        raise Temporary(Reason.UNREACHABLE, f"{host} was not found in time") from None
    if isinstance(answer, UnicodeError):
        raise Permanent(Reason.FORBIDDEN_ADDRESS, "not the name of a host") from None
    if isinstance(answer, OSError) or not answer:
        raise Temporary(Reason.UNREACHABLE, f"{host} was not found")
    return answer
