"""What a person answered about an outgoing mail server, read once and checked."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from clarion.channels.address import is_allowed
from clarion.channels.contract import Access, Permanent, Question, Reason, Temporary
from clarion.channels.fields import instant

# A token that is refused within this time is not too old: the door is closed to us. Postroom
# renews right before it calls again, so this is long enough, and no later refusal is misread.
FRESH = timedelta(seconds=60)

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_ADDRESS = re.compile(r"[^\s@<>,;:\"]{1,64}@[^\s@<>,;:\"]{1,255}")


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
class Sender:
    """Who writes, what proves it, and the server that takes the letters."""

    address: str
    sender_name: str
    user: str
    key: Password | Grant
    outgoing: Server


class Answers:
    """The answers to a plug's questions, one by one, with what is usual where there is none."""

    def __init__(self, access: Access, questions: Iterable[Question]) -> None:
        """Keep them; `questions` say what is usual and which answers are secret."""
        asked = tuple(questions)
        self._access = access
        self._usual = {one.name: one.default for one in asked}
        self._secret = frozenset(one.name for one in asked if one.secret)

    def __call__(self, name: str) -> str:
        """What was answered, or is usual; what `renew` has left us counts as an answer."""
        secret = name in self._secret or name.startswith("access_token")
        value = (self._access.secrets if secret else self._access.settings).get(name, "")
        value = value or self._usual.get(name, "")
        if _CONTROLS.search(value):
            raise Permanent(Reason.MISCONFIGURED, f"{name} holds a control character")
        return value if secret else value.strip()


def is_address(text: str) -> bool:
    """Whether it can be an e-mail address."""
    return _ADDRESS.fullmatch(text) is not None


def sender_of(access: Access, answer: Callable[[str], str], address: str) -> Sender:
    """Read how `address` writes; raises `Permanent(MISCONFIGURED)` for what cannot be meant."""
    if not is_address(address):
        raise Permanent(Reason.MISCONFIGURED, "the e-mail address is not one")
    return Sender(
        address=address,
        sender_name=answer("sender_name"),
        user=answer("user") or address,
        key=_key(answer),
        outgoing=server_of(answer, "smtp", access.allowed_hosts),
    )


def must_have_key(sender: Sender) -> None:
    """Raise `Temporary(TOKEN_EXPIRED)` where a token is needed and none was fetched yet."""
    if isinstance(sender.key, Grant) and not sender.key.token:
        raise Temporary(Reason.TOKEN_EXPIRED, "there is no token yet")


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


def server_of(answer: Callable[[str], str], kind: str, allowed_hosts: frozenset[str]) -> Server:
    """Read where a server is and how the line to it is kept private; raises as `sender_of`."""
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
