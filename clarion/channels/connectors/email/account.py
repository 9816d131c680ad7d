"""What a person answered when the mailbox was connected, read once and checked."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from clarion.channels.address import is_allowed
from clarion.channels.connectors.email.capabilities import QUESTIONS
from clarion.channels.contract import Access, Permanent, Reason
from clarion.channels.fields import instant

# A token that is refused within this time is not too old: the door is closed to us. Postroom
# renews right before it calls again, so this is long enough, and no later refusal is misread.
FRESH = timedelta(seconds=60)

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_ADDRESS = re.compile(r"[^\s@<>,;:\"]{1,64}@[^\s@<>,;:\"]{1,255}")
_DEFAULTS = {one.name: one.default for one in QUESTIONS}
_SECRET = frozenset(one.name for one in QUESTIONS if one.secret)


class Security(StrEnum):
    """How the line to a server is kept private."""

    TLS = "tls"  # from the first byte
    STARTTLS = "starttls"  # asked for before anything else is said
    NONE = "none"  # only to a private host that the administrator allowed by name


class SignIn(StrEnum):
    """What opens the mailbox."""

    PASSWORD = "password"  # noqa: S105  (the name of a way, not a password)
    OAUTH = "oauth"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One mail server: its name, its door, and how the line to it is kept private."""

    host: str
    port: int
    security: Security
    allowed_hosts: frozenset[str]

    @property
    def is_ours(self) -> bool:
        """Whether it is a private host that the administrator allowed by name."""
        return is_allowed(self.host, self.port, self.allowed_hosts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Password:
    """The key that a person made."""

    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """The leave to fetch tokens from a provider, and the token that we hold, if any (RFC 6749)."""

    token_url: str
    client_id: str
    client_secret: str = field(repr=False)
    refresh_token: str = field(repr=False)
    scope: str
    token: str = field(repr=False)
    fetched_at: datetime | None

    def is_fresh(self, at: datetime) -> bool:
        """Whether the token was fetched so lately that nobody can call it too old."""
        return self.fetched_at is not None and timedelta(0) <= at - self.fetched_at < FRESH


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A mailbox, what opens it, and the two servers behind it."""

    address: str
    sender_name: str
    user: str
    key: Password | Grant
    incoming: Server
    outgoing: Server
    inbox_folder: str
    sent_folder: str
    copy_to_self: bool


def account_of(access: Access) -> Account:
    """Read the answers; raises `Permanent(MISCONFIGURED)` for those that cannot be meant."""
    address = access.address
    if not _ADDRESS.fullmatch(address):
        raise Permanent(Reason.MISCONFIGURED, "the e-mail address is not one")
    answer = partial(_answer, access)
    return Account(
        address=address,
        sender_name=answer("sender_name"),
        user=answer("user") or address,
        key=_key(answer),
        incoming=_server(answer, "imap", access.allowed_hosts),
        outgoing=_server(answer, "smtp", access.allowed_hosts),
        inbox_folder=answer("inbox_folder"),
        sent_folder=answer("sent_folder"),
        copy_to_self=answer("copy_to_self").lower() in ("yes", "on", "true", "1"),
    )


def _answer(access: Access, name: str) -> str:
    """What was answered, or is usual; what `renew` has left us counts as an answer."""
    secret = name in _SECRET or name.startswith("access_token")
    value = (access.secrets if secret else access.settings).get(name, "")
    value = value or _DEFAULTS.get(name, "")
    if _CONTROLS.search(value):
        raise Permanent(Reason.MISCONFIGURED, f"{name} holds a control character")
    return value if secret else value.strip()


def _key(answer: Callable[[str], str]) -> Password | Grant:
    """Take only what the chosen way needs; something else may lie there from before."""
    match answer("sign_in").lower():
        case SignIn.PASSWORD:
            return _password(answer)
        case SignIn.OAUTH:
            return _grant(answer)
    raise Permanent(Reason.MISCONFIGURED, "there is no such way to sign in")


def _password(answer: Callable[[str], str]) -> Password:
    words = answer("password")
    if not words:
        raise Permanent(Reason.MISCONFIGURED, "there is no password")
    return Password(words=words)


def _grant(answer: Callable[[str], str]) -> Grant:
    grant = Grant(
        token_url=answer("token_url"),
        client_id=answer("client_id"),
        client_secret=answer("client_secret"),
        refresh_token=answer("refresh_token"),
        scope=answer("scope"),
        token=answer("access_token"),
        fetched_at=instant(answer("access_token_at")),
    )
    if not grant.token_url or not grant.client_id:
        raise Permanent(Reason.MISCONFIGURED, "the token server or the client ID is missing")
    if not grant.client_secret and not grant.refresh_token:
        raise Permanent(Reason.MISCONFIGURED, "a client secret or a refresh token is missing")
    return grant


def _server(answer: Callable[[str], str], kind: str, allowed_hosts: frozenset[str]) -> Server:
    try:
        server = Server(
            host=answer(f"{kind}_host"),
            port=int(answer(f"{kind}_port")),
            security=Security(answer(f"{kind}_security").lower()),
            allowed_hosts=allowed_hosts,
        )
    except ValueError:
        raise Permanent(Reason.MISCONFIGURED, f"{kind}: port or security is wrong") from None
    if not server.host or not 0 < server.port < 65536:
        raise Permanent(Reason.MISCONFIGURED, f"{kind}: the server or its port is missing")
    if server.security is Security.NONE and not server.is_ours:
        raise Permanent(Reason.MISCONFIGURED, f"{kind}: {server.host} needs tls or starttls")
    return server
