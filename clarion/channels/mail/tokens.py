"""How a token is asked for where a mailbox takes no passwords, and what is given (RFC 6749)."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from clarion.channels.answer import Answer
from clarion.channels.contract import Access, Permanent, Reason, Renewal
from clarion.channels.fields import Fields
from clarion.channels.http import Line
from clarion.channels.mail import failures
from clarion.channels.mail.account import Grant, Password
from clarion.channels.mail.questions import MICROSOFT_SCOPE

HEADERS = {
    "Accept": "application/json",
    "Content-Type": "application/x-www-form-urlencoded",
}
# The longest that a mail server has to take (RFC 4954, section 4.3), less a name and base64.
TOKEN_CHARS_MAX = 8_000

_TOKEN = re.compile(rf"[\x21-\x7e]{{1,{TOKEN_CHARS_MAX}}}")  # visible letters (appendix A.12)
_FIGURES = re.compile(r"\d{1,9}", re.ASCII)


def renewed(access: Access, key: Password | Grant) -> Renewal | None:
    """Fetch a token where tokens open the door; a password does not end by itself."""
    asked_at = datetime.now(UTC)
    if not isinstance(key, Grant):
        return None
    form = request(key)
    with Line(access) as line:
        answer = line.ask("POST", key.token_url, headers=HEADERS, content=form)
    return renewal(key, answer, asked_at)


def request(grant: Grant) -> bytes:
    """The form that asks: with a refresh token (section 6), else as the application (4.4)."""
    form = {"client_id": grant.client_id}
    if grant.client_secret:
        form["client_secret"] = grant.client_secret
    if grant.refresh_token:
        form |= {"grant_type": "refresh_token", "refresh_token": grant.refresh_token}
    else:
        form["grant_type"] = "client_credentials"
    # Nobody who gave leave gave it for the application's own scope. Unsaid, it is what they gave.
    if grant.scope and not (grant.refresh_token and grant.scope == MICROSOFT_SCOPE):
        form["scope"] = grant.scope
    return urlencode(form).encode()


def renewal(grant: Grant, answer: Answer, asked_at: datetime) -> Renewal:
    """Read what was given (section 5.1); raises what a refusal means (5.2)."""
    if not answer.is_good:
        raise failures.no_token(answer)
    said = answer.parsed()
    if said.text("token_type").lower() not in ("", "bearer"):
        raise Permanent(Reason.MISCONFIGURED, "the token is of a kind that no mail server takes")
    return Renewal(
        secrets={
            "access_token": _token(answer, said.needed("access_token")),
            # An account remembers nothing but secrets, so the moment lies beside the token.
            "access_token_at": asked_at.isoformat(),
            # Who signs in as the application goes on doing so, whatever else is given.
            "refresh_token": _token(answer, said.text("refresh_token"))
            if grant.refresh_token
            else "",
        },
        expires_at=_ends_at(said, asked_at),
    )


def _token(answer: Answer, token: str) -> str:
    if token and not _TOKEN.fullmatch(token):
        raise answer.doubt("a token is too long, or has letters that no token has")
    return token


def _ends_at(said: Fields, asked_at: datetime) -> datetime | None:
    """When it ends; None where that is not said. Some servers write the figure as a text."""
    seconds = said.plain().get("expires_in")
    found = None if isinstance(seconds, bool | float) else _FIGURES.fullmatch(str(seconds))
    return asked_at + timedelta(seconds=int(found[0])) if found and int(found[0]) else None
