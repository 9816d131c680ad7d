"""Graph API codes in our words (`code` and `error_subcode`; its `message` decides nothing).

Source: Meta, Graph API, "Handle errors". A plug adds what the reference of its own edges says.
"""

import json
from collections.abc import Mapping
from datetime import timedelta

from clarion.channels.answer import WAIT_MAX, Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unknown, Unreadable
from clarion.channels.fields import Fields

USAGE_HEADER = "x-business-use-case-usage"

_BUSY = (Temporary, Reason.RATE_LIMITED)
_NOT_ALLOWED = (Permanent, Reason.PERMISSION_LOST)
_KEY_GONE = (Permanent, Reason.TOKEN_REVOKED)
# There is no such thing, or we may not see it: Meta does not say which.
NO_SUCH_THING = frozenset({"100.33", "803"})

CODES: Mapping[str, Verdict] = {
    "3": _NOT_ALLOWED,
    "4": _BUSY,
    "10": _NOT_ALLOWED,
    "17": _BUSY,
    "32": _BUSY,
    "100": (Permanent, Reason.REJECTED),
    "100.33": (Permanent, Reason.TARGET_GONE),
    "102": _KEY_GONE,
    "190": _KEY_GONE,
    "190.463": (Permanent, Reason.TOKEN_EXPIRED),
    **{str(code): _NOT_ALLOWED for code in range(200, 300)},
    "341": _BUSY,
    "368": _NOT_ALLOWED,  # blocked for a breach of policy: for how long is not said
    "613": _BUSY,
    "803": (Permanent, Reason.TARGET_GONE),
    "80001": _BUSY,
}
# "Possibly a temporary issue due to downtime", whatever the status; it may have been done.
_THEIR_FAULT = frozenset({"1", "2"})


def failure(answer: Answer, more: Mapping[str, Verdict] = {}) -> Failure:
    """Translate an answer that is no success; `more` are the codes of one network alone."""
    codes = {**CODES, **more}
    code, message = _said(answer)
    if code.partition(".")[0] in _THEIR_FAULT:
        return answer.doubt(f"HTTP {answer.status} {code} {message}"[:200], Reason.NETWORK_DOWN)
    found = answer.refusal(_known(code, codes), codes, message)
    if isinstance(found, Temporary) and found.reason is Reason.RATE_LIMITED:
        pause = found.retry_after or wait(answer)
        return Temporary(found.reason, found.evidence, retry_after=pause)
    return found


def is_no_such_thing(answer: Answer) -> bool:
    """Whether it says that what we named is not there, or not there for us."""
    return not answer.is_good and _known(_said(answer)[0], CODES) in NO_SUCH_THING


def out_of_sight() -> Failure:
    """Return that a person must look: it may be gone, and it may be there for others."""
    return Unknown(Reason.UNRECOGNISED, "Meta says that it is gone, or that we may not see it")


def wait(answer: Answer) -> timedelta | None:
    """How long until the Page may be spoken to again, where Meta says it (in minutes)."""
    try:
        usage = json.loads(answer.headers.get(USAGE_HEADER, ""))
        limits = [one for limits in usage.values() for one in limits]
        minutes = max(one.get("estimated_time_to_regain_access", 0) for one in limits)
        return min(timedelta(minutes=minutes), WAIT_MAX) if minutes > 0 else None
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return None


def _known(code: str, codes: Mapping[str, Verdict]) -> str:
    """A subcode that nobody wrote into the table is as its code."""
    return code if code in codes else code.partition(".")[0]


def _said(answer: Answer) -> tuple[str, str]:
    """Return code and subcode as `190.460`, and the words beside them."""
    try:
        error = Fields.load(answer.body).within("error")
        message = error.text("message")
    except Unreadable:
        return "", ""
    code, subcode = (_number(error.plain().get(name)) for name in ("code", "error_subcode"))
    return (f"{code}.{subcode}" if code and subcode else code), message


def _number(value: object) -> str:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""
