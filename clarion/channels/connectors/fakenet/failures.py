"""FakeNet's codes in our words."""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unknown, Unreadable
from clarion.channels.fields import Fields

CODES: Mapping[str, Verdict] = {
    "account_unknown": (Permanent, Reason.TARGET_GONE),
    "bad_request": (Permanent, Reason.REJECTED),
    "body_too_large": (Permanent, Reason.TOO_LONG),
    "edge_mismatch": (Permanent, Reason.REJECTED),
    "forbidden": (Permanent, Reason.REJECTED),
    # Other words were published under this key: something is there, and a look-up finds it.
    "idempotency_conflict": (Unknown, Reason.REJECTED),
    "media_incomplete": (Temporary, Reason.NETWORK_DOWN),
    "media_too_large": (Permanent, Reason.MEDIA_REFUSED),
    "media_too_many": (Permanent, Reason.MEDIA_REFUSED),
    "media_unknown": (Permanent, Reason.MEDIA_REFUSED),
    "not_yours": (Permanent, Reason.REJECTED),
    "password_wrong": (Permanent, Reason.TOKEN_REVOKED),
    "permission_missing": (Permanent, Reason.PERMISSION_LOST),
    "post_deleted": (Permanent, Reason.TARGET_GONE),
    "post_unknown": (Permanent, Reason.TARGET_GONE),
    "recipient_missing": (Permanent, Reason.REJECTED),
    "refresh_token_unknown": (Permanent, Reason.TOKEN_REVOKED),
    "refresh_token_used": (Permanent, Reason.TOKEN_REVOKED),
    "text_empty": (Permanent, Reason.REJECTED),
    "text_too_long": (Permanent, Reason.TOO_LONG),
    "token_expired": (Temporary, Reason.TOKEN_EXPIRED),
    "token_revoked": (Permanent, Reason.TOKEN_REVOKED),
    # Somebody else renewed it a moment ago; the newer one is at hand.
    "token_rotated": (Temporary, Reason.TOKEN_EXPIRED),
    "token_unknown": (Permanent, Reason.TOKEN_REVOKED),
    "window_closed": (Permanent, Reason.WINDOW_CLOSED),
}


def code_of(answer: Answer) -> str:
    """Return the code of an error, or nothing."""
    return _said(answer)[0]


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success."""
    code, message = _said(answer)
    return answer.refusal(code, CODES, message)


def good(answer: Answer) -> Fields:
    """Read an object, or raise what a refusal means."""
    if not answer.is_good:
        raise failure(answer)
    return answer.parsed()


def _said(answer: Answer) -> tuple[str, str]:
    try:
        error = Fields.load(answer.body).maybe("error")
        return error.text("code"), error.text("message")
    except Unreadable:
        return "", ""
