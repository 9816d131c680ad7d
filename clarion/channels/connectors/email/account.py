"""What a person answered when the mailbox was connected, read once and checked."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from clarion.channels.address import is_allowed
from clarion.channels.contract import Access, Permanent, Question, Reason, gettext_noop

_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_ADDRESS = re.compile(r"[^\s@<>,;:\"]{1,64}@[^\s@<>,;:\"]{1,255}")


class Security(StrEnum):
    """How the line to a server is kept private."""

    TLS = "tls"  # from the first byte
    STARTTLS = "starttls"  # asked for before anything else is said
    NONE = "none"  # only to a private host that the administrator allowed by name


QUESTIONS: tuple[Question, ...] = (
    Question(
        name="sender_name",
        label=gettext_noop("Name on the envelope"),
        hint=gettext_noop(
            "What people see beside the address, for example the name of the office."
        ),
        required=False,
    ),
    Question(name="imap_host", label=gettext_noop("Incoming mail server (IMAP)")),
    Question(name="imap_port", label=gettext_noop("Port of the incoming server"), default="993"),
    Question(
        name="imap_security",
        label=gettext_noop("Security of the incoming server"),
        hint=gettext_noop(
            "tls or starttls. none is only possible for a private server that was allowed."
        ),
        default="tls",
    ),
    Question(name="smtp_host", label=gettext_noop("Outgoing mail server (SMTP)")),
    Question(name="smtp_port", label=gettext_noop("Port of the outgoing server"), default="465"),
    Question(
        name="smtp_security",
        label=gettext_noop("Security of the outgoing server"),
        hint=gettext_noop("tls (usually port 465) or starttls (usually port 587)."),
        default="tls",
    ),
    Question(
        name="user",
        label=gettext_noop("User name"),
        hint=gettext_noop("Leave empty if it is the e-mail address."),
        required=False,
    ),
    Question(
        name="password",
        label=gettext_noop("Password"),
        hint=gettext_noop("If the provider asks for a second factor, make an app password there."),
        secret=True,
    ),
    Question(
        name="inbox_folder", label=gettext_noop("Folder to read"), default="INBOX", required=False
    ),
    Question(
        name="sent_folder",
        label=gettext_noop("Folder where the provider keeps what is sent"),
        hint=gettext_noop(
            "Only if the provider puts a copy there by itself, as Gmail and Microsoft 365 do."
        ),
        required=False,
    ),
    Question(
        name="copy_to_self",
        label=gettext_noop("Send a hidden copy of every answer to this mailbox (yes or no)"),
        hint=gettext_noop(
            "If a server stops answering in mid-sentence, the copy shows whether it had gone out."
        ),
        default="no",
        required=False,
    ),
)
_DEFAULTS = {one.name: one.default for one in QUESTIONS}


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
class Account:
    """A mailbox and the two servers behind it."""

    address: str
    sender_name: str
    user: str
    password: str = field(repr=False)
    incoming: Server
    outgoing: Server
    inbox_folder: str
    sent_folder: str
    copy_to_self: bool

    @property
    def is_ascii(self) -> bool:
        """Whether the oldest way of signing in can say these words."""
        return (self.user + self.password).isascii()


def account_of(access: Access) -> Account:
    """Read the answers; raises `Permanent(MISCONFIGURED)` for those that cannot be meant."""

    def answer(name: str) -> str:
        given = access.secrets if name == "password" else access.settings
        value = given.get(name, "") or _DEFAULTS[name]
        if _CONTROLS.search(value):
            raise Permanent(Reason.MISCONFIGURED, f"{name} holds a control character")
        return value if name == "password" else value.strip()

    address = access.address
    if not _ADDRESS.fullmatch(address):
        raise Permanent(Reason.MISCONFIGURED, "the e-mail address is not one")
    return Account(
        address=address,
        sender_name=answer("sender_name"),
        user=answer("user") or address,
        password=answer("password"),
        incoming=_server(answer, "imap", access.allowed_hosts),
        outgoing=_server(answer, "smtp", access.allowed_hosts),
        inbox_folder=answer("inbox_folder"),
        sent_folder=answer("sent_folder"),
        copy_to_self=answer("copy_to_self").lower() in ("yes", "on", "true", "1"),
    )


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
