"""Shows a token to a mail server, and understands why it is not taken (XOAUTH2, RFC 7628)."""

import base64
import re
from collections.abc import Iterable
from datetime import UTC, datetime

from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unreadable
from clarion.channels.fields import Fields
from clarion.channels.mail import failures
from clarion.channels.mail.account import Grant, Server

XOAUTH2 = "XOAUTH2"  # what Microsoft and Google describe
OAUTHBEARER = "OAUTHBEARER"  # the standard
WAYS = (XOAUTH2, OAUTHBEARER)
PIECE = 8  # so many letters of a token in a row are no accident
WORDS_MAX = 2_000  # of a server's answer, looked through for our token

_STATUS = re.compile(r"\w{1,40}", re.ASCII)
# What a refusal of the key means where another token may be taken.
_ABOUT_THE_TOKEN = frozenset({Reason.TOKEN_REVOKED, Reason.TOKEN_EXPIRED, Reason.REJECTED})


class Showing:
    """A token that is shown once, at one door."""

    def __init__(self, offered: Iterable[str], user: str, grant: Grant, server: Server) -> None:
        """Choose a way that the server offers; raises `Permanent` if it takes no tokens."""
        known = {one.upper() for one in offered}
        ways = [way for way in WAYS if way in known]
        if not ways:
            raise Permanent(Reason.MISCONFIGURED, f"{server.host} takes no tokens")
        self.way = ways[0]
        self._grant = grant
        self.words = _words(self.way, user, grant.token, server)
        self._shown = False
        self._status = ""

    def reply(self, challenge: bytes) -> bytes:
        """Say who we are; if the server then says why not, the empty answer that it waits for."""
        if not self._shown:
            self._shown = True
            return self.words
        self._status = self.harmless(_status(challenge))
        return b"" if self.way == XOAUTH2 else b"\x01"

    def harmless(self, said: str) -> str:
        """What the server said; nothing of it if it repeats as much as a piece of the token."""
        said = said[:WORDS_MAX]
        secret = f"{self._grant.token} {base64.b64encode(self.words).decode()}"
        pieces = (said[place : place + PIECE] for place in range(len(said) - PIECE + 1))
        return "" if any(piece in secret for piece in pieces) else said

    def refused(self, failure: Failure) -> Failure:
        """What it means that the door stayed closed, of which `failure` is the first reading.

        A new token is worth a try, but only one: who refuses that too does not want us here.
        """
        if failure.reason not in _ABOUT_THE_TOKEN:
            return failure
        evidence = failures.plain(f"{failure.evidence} {self._status}")
        if self._status == "insufficient_scope":  # RFC 6750, section 3.1
            return Permanent(Reason.PERMISSION_LOST, evidence)
        if self._grant.is_fresh(datetime.now(UTC)):
            return Permanent(Reason.PERMISSION_LOST, f"a new token is not taken: {evidence}")
        return Temporary(Reason.TOKEN_EXPIRED, evidence)


def _words(way: str, user: str, token: str, server: Server) -> bytes:
    if way == XOAUTH2:
        return f"user={user}\x01auth=Bearer {token}\x01\x01".encode()
    name = user.replace("=", "=3D").replace(",", "=2C")  # RFC 5801, section 4
    place = f"host={server.host}\x01port={server.port}"
    return f"n,a={name},\x01{place}\x01auth=Bearer {token}\x01\x01".encode()


def _status(challenge: bytes) -> str:
    """Why not, as a code (RFC 7628, section 3.2.2); nothing if it is none."""
    try:
        status = Fields.load(challenge).text("status")
    except Unreadable:
        return ""
    return status if _STATUS.fullmatch(status) else ""
