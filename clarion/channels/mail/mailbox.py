"""Reads a mailbox and leaves it as it is: nothing is marked, moved or removed.

A place in a mailbox is its UIDVALIDITY and a UID (RFC 9051, section 2.3.1.1). UIDs only grow; if
the UIDVALIDITY is another one than before, the server has numbered everything anew.
"""

import hashlib
import imaplib
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError, MailboxLoginError
from imap_tools.utils import encode_folder

from clarion.channels.contract import Harvest, Raw
from clarion.channels.mail import refusals as failures
from clarion.channels.mail.account import Grant, Password, Security, Server
from clarion.channels.mail.bearer import Showing
from clarion.channels.mail.door import Patience, certificate_rules, open_line

MESSAGE_BYTES_MAX = 32 * 1024 * 1024  # a longer letter is fetched, and kept, up to here
PAGE_LETTERS_MAX = 250
PAGE_BYTES_MAX = 32 * 1024 * 1024  # a page is in memory as a whole
SPAN = 1_000  # UIDs asked about at once; doubled where there is nothing
UID_MAX = 2**32 - 1
NAP_SECONDS = 20  # between two looks at a server that cannot announce letters
IDLE_SECONDS_MAX = 25 * 60  # a server may hang up after half an hour

GAP = (
    "The mail server has numbered the mailbox anew. It is read again from its beginning; "
    "what came and was removed in between may be missing."
)

_CURSOR = re.compile(r"(\d{1,10}):(\d{1,10})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEWS = re.compile(rb"^\* \d+ EXISTS", re.IGNORECASE)


class Owner(Protocol):
    """Whose mailbox it is: where it stands, what opens it, and which folder is read."""

    @property
    def user(self) -> str:
        """The name to sign in with."""
        ...

    @property
    def key(self) -> Password | Grant:
        """What opens it."""
        ...

    @property
    def incoming(self) -> Server:
        """The server behind it."""
        ...

    @property
    def inbox_folder(self) -> str:
        """The folder that is read."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How far we are in a mailbox."""

    validity: int
    uid: int

    def __str__(self) -> str:
        """As it is written into a cursor."""
        return f"{self.validity}:{self.uid}"


class _Line(imaplib.IMAP4):
    """A conversation over a line that we opened ourselves, to the address that was checked."""

    def __init__(self, server: Server, patience: Patience) -> None:
        self._server, self._patience = server, patience
        super().__init__(server.host, server.port)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return open_line(self._server, self._patience)


class Mailbox(BaseMailBox):
    """One folder, open for reading."""

    def __init__(self, server: Server, patience: Patience) -> None:
        """Open the line to the server."""
        self._server, self._patience = server, patience
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        line = _Line(self._server, self._patience)
        try:
            if self._server.security is Security.STARTTLS:
                line.starttls(certificate_rules())
        except (imaplib.IMAP4.error, OSError):
            _hang_up(line)
            raise
        return line

    def enter(self, folder: str) -> Place:
        """Open a folder for reading only; return its numbering and the next letter's UID."""
        said, words = self.client.select(encode_folder(folder).decode("ascii"), readonly=True)
        if said != "OK":
            raise failures.imap_refusal(_words(words), failures.NO_SUCH_FOLDER)
        return Place(validity=self._figure("UIDVALIDITY", 0), uid=self._figure("UIDNEXT", UID_MAX))

    def uids_between(self, after: int, end: int) -> list[int]:
        """Return the next UIDs above `after` and below `end`, some of them or all."""
        span = SPAN
        while after + 1 < end:
            last = min(after + span, end - 1)
            found = [uid for uid in self.search(f"UID {after + 1}:{last}") if after < uid <= last]
            if found:
                return sorted(found)
            after, span = last, span * 2
        return []

    def search(self, criteria: str) -> list[int]:
        """Return the UIDs of the letters for which `criteria` are true."""
        said, words = self.client.uid("SEARCH", criteria)
        if said != "OK":
            raise failures.imap_refusal(_words(words))
        return [int(one) for line in words if line for one in line.split()]

    def letter(self, uid: int) -> bytes | None:
        """Return a letter's bytes as they are; None when somebody has removed it."""
        wanted = f"(BODY.PEEK[]<0.{MESSAGE_BYTES_MAX}>)"
        said, answers = self.client.uid("FETCH", str(uid), wanted)
        if said != "OK":
            raise failures.imap_refusal(_words(answers))
        parts = (one for one in answers if isinstance(one, tuple) and b"BODY[" in one[0].upper())
        return next((bytes(one[1]) for one in parts), None)

    def wait(self, seconds: float) -> bool:
        """Let the server tell us that a letter came (RFC 2177); any other news ends the wait."""
        if "IDLE" not in self.client.capabilities:
            time.sleep(min(seconds, NAP_SECONDS))  # it is then asked how far the mailbox goes
            return False
        heard = self.idle.wait(min(seconds, IDLE_SECONDS_MAX))
        return any(_NEWS.match(one) for one in heard)

    def _figure(self, name: str, missing: int) -> int:
        _, words = self.client.response(name)
        return int(words[0]) if words and words[0] else missing


@contextmanager
def opened(account: Owner, patience: Patience) -> Iterator[Mailbox]:
    """A mailbox to which we have the key. Whatever goes wrong on the way is a `Failure`."""
    try:
        mailbox = Mailbox(account.incoming, patience)
    except (imaplib.IMAP4.error, OSError, ValueError) as error:
        raise failures.line_failure(error) from error
    try:
        _sign_in(mailbox, account)
        yield mailbox
        mailbox.client.logout()
    except (imaplib.IMAP4.error, ImapToolsError, OSError, ValueError) as error:
        raise failures.line_failure(error) from error
    finally:
        _hang_up(mailbox.client)


def harvest(account: Owner, cursor: str, patience: Patience) -> Harvest:
    """Fetch the next page of letters after `cursor`."""
    with opened(account, patience) as mailbox:
        end = mailbox.enter(account.inbox_folder)
        known = _place(cursor)
        is_same = known is not None and known.validity == end.validity
        start = known.uid if known is not None and is_same else 0
        items, last = _page(mailbox, start, end.uid)
    return Harvest(
        items=items,
        cursor=str(Place(validity=end.validity, uid=last)),
        more=start < last < end.uid - 1,
        gap=GAP if cursor and not is_same else "",
    )


def look_back(account: Owner, since: date, page: str, patience: Patience) -> Harvest:
    """Fetch a page of letters that came on `since` or later; the day is the server's own.

    `page` is the place behind the page before. Dates are written as in RFC 9051, section 9.
    """
    with opened(account, patience) as mailbox:
        validity = mailbox.enter(account.inbox_folder).validity
        known = _place(page)
        after = known.uid if known is not None and known.validity == validity else 0
        day = f"{since.day}-{_MONTHS[since.month - 1]}-{since.year}"
        uids = sorted(uid for uid in mailbox.search(f"SINCE {day}") if uid > after)
        items, last = _letters(mailbox, uids, after)
    cursor = str(Place(validity=validity, uid=last))
    return Harvest(items=items, cursor=cursor, more=bool(uids) and last < uids[-1])


def await_news(
    account: Owner, seconds: float, seen: Place | None, patience: Patience
) -> tuple[bool, Place]:
    """Wait for a letter; say whether one came since `seen`, and how far the mailbox now goes."""
    with opened(account, patience) as mailbox:
        before = mailbox.enter(account.inbox_folder)
        if seen is not None and seen != before:
            return True, before
        heard = mailbox.wait(seconds)
        after = mailbox.enter(account.inbox_folder)
    return heard or after != before, after


def _page(mailbox: Mailbox, start: int, end: int) -> tuple[tuple[Raw, ...], int]:
    """As many letters after `start` as one page holds, and the UID of the last one looked at."""
    return _letters(mailbox, mailbox.uids_between(start, end), start)


def _letters(mailbox: Mailbox, uids: list[int], start: int) -> tuple[tuple[Raw, ...], int]:
    items: list[Raw] = []
    last, size = start, 0
    for uid in uids[:PAGE_LETTERS_MAX]:
        if (letter := mailbox.letter(uid)) is not None:
            size += len(letter)
            items.append(Raw(fingerprint=hashlib.sha256(letter).hexdigest(), body=letter))
        last = uid
        if size >= PAGE_BYTES_MAX:
            break
    return tuple(items), last


def _place(cursor: str) -> Place | None:
    found = _CURSOR.fullmatch(cursor)
    return Place(validity=int(found[1]), uid=int(found[2])) if found else None


def _sign_in(mailbox: Mailbox, account: Owner) -> None:
    match account.key:
        case Password(words=words):
            _say_password(mailbox, account.user, words)
        case Grant() as grant:
            _show_token(mailbox.client, account, grant)


def _say_password(mailbox: Mailbox, user: str, password: str) -> None:
    """Show our key. What the server says to it is about the key, unless the line broke."""
    plain = (user + password).isascii()  # the oldest way of signing in can say nothing else
    sign_in = mailbox.login if plain else mailbox.login_utf8
    try:
        sign_in(user, password, None)
    except MailboxLoginError as error:
        said = _words(error.command_result[1])
        raise failures.imap_refusal(said, failures.WRONG_KEY) from error
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise failures.imap_refusal(str(error), failures.WRONG_KEY) from error


def _show_token(line: imaplib.IMAP4, account: Owner, grant: Grant) -> None:
    offered = (one.removeprefix("AUTH=") for one in line.capabilities if one.startswith("AUTH="))
    showing = Showing(offered, account.user, grant, account.incoming)
    try:
        line.authenticate(showing.way, showing.reply)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        said = showing.harmless(str(error))
        refusal = failures.imap_refusal(said, failures.WRONG_KEY)
        raise showing.refused(refusal) from None  # the error has the server's words as they were


def _hang_up(line: imaplib.IMAP4) -> None:
    with suppress(OSError):
        line.shutdown()


def _words(answer: list[Any]) -> str:
    return " ".join(bytes(one).decode("utf-8", "replace") for one in answer if one)
