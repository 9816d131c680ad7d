"""X's problems in our words: the end of their `type`, or else the status; no words decide."""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unreadable
from clarion.channels.fields import Fields

NOT_FOUND = "resource-not-found"

CODES: Mapping[str, Verdict] = {
    "client-forbidden": (Permanent, Reason.PERMISSION_LOST),
    "disallowed-resource": (Permanent, Reason.REJECTED),
    "invalid-request": (Permanent, Reason.REJECTED),
    "not-authorized-for-field": (Permanent, Reason.PERMISSION_LOST),
    "not-authorized-for-resource": (Permanent, Reason.TARGET_GONE),
    "oauth1-permissions": (Permanent, Reason.PERMISSION_LOST),
    "resource-not-found": (Permanent, Reason.TARGET_GONE),
    "resource-unavailable": (Temporary, Reason.NETWORK_DOWN),
    "unsupported-authentication": (Permanent, Reason.MISCONFIGURED),
    "usage-capped": (Temporary, Reason.RATE_LIMITED),
    # Most problems have no type of their own.
    "401": (Temporary, Reason.TOKEN_EXPIRED),
    "402": (Permanent, Reason.PERMISSION_LOST),  # the plan is used up, or was never paid for
    # A post that says the same as another one, too: X calls it forbidden, like much else.
    "403": (Permanent, Reason.REJECTED),
    "404": (Permanent, Reason.TARGET_GONE),
    "413": (Permanent, Reason.MEDIA_REFUSED),
}
# What the token server says beside the codes of the standard.
GRANTS: Mapping[str, Verdict] = {
    # X says this of a refresh token that was used before.
    "invalid_request": (Permanent, Reason.TOKEN_REVOKED),
}


def code_of(answer: Answer) -> str:
    """Return the code of a problem, or nothing."""
    return "" if answer.is_good else _said(answer)[0]


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success."""
    code, words = _said(answer)
    return answer.refusal(code, CODES, words)


def problem(fields: Fields) -> str:
    """Return the end of a problem's type; the empty one where it has none of its own."""
    kind = fields.text("type")
    return "" if kind in ("", "about:blank") else kind.rpartition("/")[2]


def _said(answer: Answer) -> tuple[str, str]:
    try:
        said = Fields.load(answer.body)
        return problem(said) or str(answer.status), said.text("detail")
    except Unreadable:
        return str(answer.status), ""
