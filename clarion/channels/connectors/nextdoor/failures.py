"""Nextdoor's refusals in our words: its `error`, or else the status; no words decide.

Source: Nextdoor, Publish API, "HTTP Code", and the errors that its reference names.
"""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unknown, Unreadable
from clarion.channels.fields import Fields

_MISCONFIGURED = (Permanent, Reason.MISCONFIGURED)

CODES: Mapping[str, Verdict] = {
    "invalid_input": (Permanent, Reason.REJECTED),
    "missing_input": (Permanent, Reason.REJECTED),
}
# Where it names no such error.
STATUSES: Mapping[str, Verdict] = {
    "401": (Temporary, Reason.TOKEN_EXPIRED),  # a renewal shows whether it was taken back
    "403": (Permanent, Reason.PERMISSION_LOST),  # a scope is missing
}
# What the token server says (RFC 6749, section 5.2).
GRANTS: Mapping[str, Verdict] = {
    "invalid_client": _MISCONFIGURED,
    "invalid_grant": (Permanent, Reason.TOKEN_REVOKED),
    "invalid_scope": _MISCONFIGURED,
    "unauthorized_client": _MISCONFIGURED,
}


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success."""
    code, words = _said(answer)
    if code in CODES:
        return answer.refusal(code, CODES, words)
    return answer.refusal(str(answer.status), STATUSES, words)


def no_token(answer: Answer) -> Failure:
    """Translate what the token server said instead of giving one."""
    return answer.refusal(_said(answer)[0], GRANTS)


def out_of_sight() -> Failure:
    """Return the failure for a post that is gone, or is not among those that are listed."""
    return Unknown(Reason.UNRECOGNISED, "Nextdoor does not list it, which proves nothing")


def silent() -> Permanent:
    """Return the failure for whoever asks what came in."""
    return Permanent(Reason.REJECTED, "nothing comes in through Nextdoor")


def nobody_writes() -> Unreadable:
    """Return the failure for whatever claims to have come in through it."""
    return Unreadable("nothing comes in through Nextdoor")


def _said(answer: Answer) -> tuple[str, str]:
    try:
        said = Fields.load(answer.body)
        return said.text("error"), said.text("error_description")
    except Unreadable:
        return "", ""
