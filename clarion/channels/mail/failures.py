"""What the codes of outgoing mail servers and of token servers mean (RFC 5321, 3463, 6749)."""

import re
import smtplib
import ssl

from clarion.channels.answer import Answer
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unreadable
from clarion.channels.fields import Fields

EVIDENCE_CHARS_MAX = 300

# The second and third figure of an enhanced status, whatever the first one is (RFC 3463).
_BY_STATUS = {
    "1.1": Reason.TARGET_GONE,
    "1.2": Reason.TARGET_GONE,
    "1.3": Reason.TARGET_GONE,
    "1.6": Reason.TARGET_GONE,
    "1.7": Reason.PERMISSION_LOST,
    "1.8": Reason.PERMISSION_LOST,
    "1.10": Reason.TARGET_GONE,
    "2.1": Reason.TARGET_GONE,
    "2.3": Reason.TOO_LONG,
    "3.4": Reason.TOO_LONG,
    "4.1": Reason.UNREACHABLE,
    "4.4": Reason.UNREACHABLE,
    "6.1": Reason.MEDIA_REFUSED,
    "7.8": Reason.TOKEN_REVOKED,
    "7.9": Reason.MISCONFIGURED,
    "7.11": Reason.MISCONFIGURED,
    "7.28": Reason.RATE_LIMITED,
    "7.30": Reason.MISCONFIGURED,  # Microsoft's: passwords are not taken any more
    "7.139": Reason.PERMISSION_LOST,  # Microsoft's: this mailbox may not send in this way
}
# By what we had just said, where no status says more.
_BY_COMMAND = {
    ("AUTH", 530): Reason.MISCONFIGURED,
    ("AUTH", 534): Reason.MISCONFIGURED,
    ("AUTH", 535): Reason.TOKEN_REVOKED,
    ("AUTH", 538): Reason.MISCONFIGURED,
    ("MAIL", 530): Reason.MISCONFIGURED,
    ("MAIL", 550): Reason.PERMISSION_LOST,
    ("MAIL", 552): Reason.TOO_LONG,
    ("MAIL", 553): Reason.PERMISSION_LOST,
    ("RCPT", 450): Reason.RATE_LIMITED,
    ("RCPT", 451): Reason.RATE_LIMITED,
    ("RCPT", 550): Reason.TARGET_GONE,
    ("RCPT", 551): Reason.TARGET_GONE,
    ("RCPT", 553): Reason.TARGET_GONE,
    ("DATA", 552): Reason.TOO_LONG,
}
_STATUS = re.compile(r"\b[245]\.(\d{1,3}\.\d{1,3})\b")

# Whether it may be tried again, and why it was refused.
Verdict = tuple[type[Temporary] | type[Permanent], Reason]
# The `error` of a token server (RFC 6749, section 5.2; Microsoft's own below).
_TOKEN: dict[str, Verdict] = {
    "invalid_request": (Permanent, Reason.MISCONFIGURED),
    "invalid_client": (Permanent, Reason.TOKEN_REVOKED),  # as a wrong password
    "invalid_grant": (Permanent, Reason.TOKEN_REVOKED),
    "unauthorized_client": (Permanent, Reason.MISCONFIGURED),
    "unsupported_grant_type": (Permanent, Reason.MISCONFIGURED),
    "invalid_scope": (Permanent, Reason.MISCONFIGURED),
    "access_denied": (Permanent, Reason.PERMISSION_LOST),
    "server_error": (Temporary, Reason.NETWORK_DOWN),
    "temporarily_unavailable": (Temporary, Reason.NETWORK_DOWN),
    "invalid_resource": (Permanent, Reason.MISCONFIGURED),
    "consent_required": (Permanent, Reason.PERMISSION_LOST),
    "interaction_required": (Permanent, Reason.TOKEN_REVOKED),
    "login_required": (Permanent, Reason.TOKEN_REVOKED),
}


def smtp_refusal(command: str, code: int, answer: bytes) -> Failure:
    """What a server's clear "no" means: 5xx is final, everything else may be tried again."""
    evidence = plain(f"{command}: {code} ", answer)
    status = _STATUS.search(evidence)
    reason = _BY_STATUS.get(status[1]) if status else None
    reason = reason or _BY_COMMAND.get((command, code))
    if 500 <= code <= 599:
        return Permanent(reason or Reason.REJECTED, evidence)
    return Temporary(reason or Reason.NETWORK_DOWN, evidence)


def smtp_failure(error: OSError, command: str) -> Failure:
    """What it means that the conversation broke off before anything was handed over."""
    if isinstance(error, smtplib.SMTPResponseException):
        words = error.smtp_error
        answer = words if isinstance(words, bytes) else words.encode()
        return smtp_refusal(command, error.smtp_code, answer)
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return line_failure(error)
    if isinstance(error, smtplib.SMTPException):  # it offers no way that we know
        return Permanent(Reason.MISCONFIGURED, plain(f"{command}: {error}"))
    return line_failure(error)


def no_token(answer: Answer) -> Failure:
    """What it means that a token server gives nothing.

    Its words are not kept: they may repeat what we said, and we said secrets. Microsoft's numbers
    are, by which login.microsoftonline.com/error explains itself.
    """
    try:
        error = Fields.load(answer.body)
        code, numbers = error.text("error"), error.all("error_codes")
    except Unreadable:
        code, numbers = "", []
    known = " ".join(str(one) for one in numbers if isinstance(one, int) and 0 < one < 10**9)
    return answer.refusal(code, _TOKEN, known)


def line_failure(error: Exception) -> Failure:
    """What it means that a line could not be opened, or broke while we only listened."""
    if isinstance(error, ssl.SSLError):
        return Temporary(Reason.UNREACHABLE, plain(f"no private line: {error}"))
    if isinstance(error, ValueError):
        return Temporary(Reason.UNRECOGNISED, plain(str(error)))
    return Temporary(Reason.UNREACHABLE, plain(f"{type(error).__name__}: {error}"))


def plain(words: str, answer: bytes = b"") -> str:
    """A server's words as evidence: one line, no longer than anybody reads."""
    whole = words + answer.decode("utf-8", "replace")
    return " ".join("".join(c if c.isprintable() else " " for c in whole).split())[
        :EVIDENCE_CHARS_MAX
    ]
