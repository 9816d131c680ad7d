"""Hands one letter to the outgoing mail server, once, and knows when it may have been taken.

Until the line with the single dot is written, the server has nothing: what goes wrong before it
was surely not sent. After it only a clear answer counts; everything else is `Unknown`. Both
stretches have an end, however slowly the server speaks.
"""

import base64
import binascii
import io
import re
import smtplib
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from clarion.channels.contract import Permanent, Reason, Temporary, Unknown
from clarion.channels.mail import failures
from clarion.channels.mail.account import Grant, Password, Security, Sender, Server
from clarion.channels.mail.bearer import Showing
from clarion.channels.mail.door import Deadline, Patience, certificate_rules, open_line
from clarion.channels.mail.letter import Letter

# A command may be so long, line end included (RFC 5321, section 4.5.3.1.4). Tokens often are
# longer; then the server is asked first whether it listens (RFC 4954, section 4).
COMMAND_BYTES_MAX = 512
REPLIES_MAX = 2  # the token, and the empty answer to why it is not taken

_DOT_FIRST = re.compile(rb"^\.", re.MULTILINE)


class _Line(smtplib.SMTP):
    """A conversation over a line that we opened ourselves, in which nothing outlasts `deadline`."""

    def __init__(self, server: Server, patience: Patience) -> None:
        self._server, self._patience = server, patience
        self.deadline = Deadline(patience.handover_seconds)
        super().__init__(server.host, server.port, local_hostname="[127.0.0.1]")

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        return open_line(self._server, self._patience, self.deadline)

    def in_time(self) -> socket.socket:
        """Return the line, which now waits for what is left; `OSError` when nothing is."""
        if self.sock is None:
            raise smtplib.SMTPServerDisconnected("the line is closed")
        self.sock.settimeout(self.deadline.left())
        return self.sock

    def write(self, content: bytes) -> None:
        """Write all of it, piece by piece as the server takes them."""
        rest = memoryview(content)
        while rest:
            rest = rest[self.in_time().send(rest) :]

    def putcmd(self, cmd: str, args: str = "") -> None:
        self.in_time()
        super().putcmd(cmd, args)

    def docmd(self, cmd: str, args: str = "") -> tuple[int, bytes]:
        answer = super().docmd(cmd, args)
        self.in_time()  # a handshake may follow, which asks for no time of its own
        return answer

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None:
            self.file = io.BufferedReader(_Ear(self))
        return super().getreply()


class _Ear(io.RawIOBase):
    """Hears what the server says; one that says a byte at a time gains no time by it."""

    def __init__(self, line: _Line) -> None:
        self._line = line

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        return self._line.in_time().recv_into(room)


def hand_over(sender: Sender, letter: Letter, patience: Patience) -> str:
    """Send it and return the server's own words of acceptance; raises only `Failure`s."""
    with _signed_in(sender, patience) as line:
        try:
            _say(line, "MAIL", f"FROM:<{letter.sender}>", 250)
            _say(line, "RCPT", f"TO:<{letter.recipient}>", 250, 251)
            if letter.copy_to and letter.copy_to != letter.recipient:
                # The copy is for us; a refusal of it stops nothing.
                line.docmd("RCPT", f"TO:<{letter.copy_to}>")
            _say(line, "DATA", "", 354)
            line.write(_DOT_FIRST.sub(b"..", letter.content))
            line.in_time()  # who is too late by now does not begin the dot
        except OSError as error:
            raise failures.smtp_failure(error, "DATA") from error
        return _finish(line, patience)


def try_door(sender: Sender, patience: Patience) -> None:
    """Sign in and leave again; raises what is in the way."""
    with _signed_in(sender, patience):
        pass


def _finish(line: _Line, patience: Patience) -> str:
    """Write the dot that makes it a letter, and wait for the verdict."""
    try:
        line.write(b".\r\n")
        line.deadline = Deadline(patience.verdict_seconds)
        code, answer = line.getreply()
    except OSError as error:
        said = failures.plain(f"handed over, then no answer: {type(error).__name__}: {error}")
        raise Unknown(Reason.UNREACHABLE, said) from error
    if 200 <= code <= 299:
        with suppress(OSError):  # it has been accepted; a rude goodbye changes nothing
            line.quit()
        return failures.plain(f"{code} ", answer)
    if 400 <= code <= 599:
        raise failures.smtp_refusal("DATA", code, answer)
    raise Unknown(Reason.UNRECOGNISED, failures.plain(f"handed over, then: {code} ", answer))


@contextmanager
def _signed_in(sender: Sender, patience: Patience) -> Iterator[_Line]:
    """A line on which we have said who we are. It is closed in any case."""
    try:
        line = _Line(sender.outgoing, patience)
    except OSError as error:
        raise failures.smtp_failure(error, "CONNECT") from error
    try:
        _sign_in(line, sender)
        yield line
    finally:
        line.close()


def _sign_in(line: _Line, sender: Sender) -> None:
    """Make the line private first; a password is never said on an open one to a stranger."""
    server = sender.outgoing
    try:
        line.ehlo_or_helo_if_needed()
        if server.security is Security.STARTTLS:
            line.starttls(context=certificate_rules())
            line.ehlo_or_helo_if_needed()
        if line.has_extn("auth"):
            _show_key(line, sender)
        elif not server.is_ours:
            raise Permanent(Reason.MISCONFIGURED, f"{server.host} does not let anybody sign in")
    except UnicodeError:
        raise Permanent(Reason.MISCONFIGURED, "user or password is not plain ASCII") from None
    except binascii.Error:
        raise Temporary(Reason.UNRECOGNISED, "AUTH: the server speaks no base64") from None
    except OSError as error:
        raise failures.smtp_failure(error, "AUTH") from error


def _show_key(line: _Line, sender: Sender) -> None:
    match sender.key:
        case Password(words=words):
            line.login(sender.user, words)
        case Grant() as grant:
            _show_token(line, sender, grant)


def _show_token(line: _Line, sender: Sender, grant: Grant) -> None:
    """Show it in the command if it fits, else once the server asks; then hear the verdict."""
    offered = line.esmtp_features["auth"].split()
    showing = Showing(offered, sender.user, grant, sender.outgoing)
    command = f"{showing.way} {_packed(showing.words)}"
    if len(f"AUTH {command}\r\n") <= COMMAND_BYTES_MAX:
        showing.reply(b"")
    else:
        command = showing.way
    code, answer = line.docmd("AUTH", command)
    for _ in range(REPLIES_MAX):
        if code == 334:
            code, answer = line.docmd(_packed(showing.reply(_unpacked(answer))))
    if code != 235:
        said = showing.harmless(answer.decode("utf-8", "replace"))
        raise showing.refused(failures.smtp_refusal("AUTH", code, said.encode()))


def _packed(words: bytes) -> str:
    return base64.b64encode(words).decode()


def _unpacked(answer: bytes) -> bytes:
    """What a server asks or explains; who can do neither properly says no all the same."""
    try:
        return base64.b64decode(answer)
    except binascii.Error:
        return b""


def _say(line: _Line, command: str, argument: str, *wanted: int) -> None:
    code, answer = line.docmd(command, argument)
    if code not in wanted:
        raise failures.smtp_refusal(command, code, answer)
