"""Bluesky's codes in our words (the `error` of an XRPC answer; its `message` decides nothing)."""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unknown, Unreadable
from clarion.channels.fields import Fields

NOT_FOUND = "RecordNotFound"

CODES: Mapping[str, Verdict] = {
    "AccountDeactivated": (Permanent, Reason.PERMISSION_LOST),
    "AccountSuspended": (Permanent, Reason.PERMISSION_LOST),
    "AccountTakedown": (Permanent, Reason.PERMISSION_LOST),
    "AuthFactorTokenRequired": (Permanent, Reason.MISCONFIGURED),
    "AuthMissing": (Permanent, Reason.MISCONFIGURED),
    "AuthenticationRequired": (Permanent, Reason.TOKEN_REVOKED),
    "BlobNotFound": (Temporary, Reason.NETWORK_DOWN),
    "BlobTooLarge": (Permanent, Reason.MEDIA_REFUSED),
    "ExpiredToken": (Temporary, Reason.TOKEN_EXPIRED),
    "Forbidden": (Permanent, Reason.PERMISSION_LOST),
    "InvalidMimeType": (Permanent, Reason.MEDIA_REFUSED),
    "InvalidRequest": (Permanent, Reason.REJECTED),
    # A record of ours stands under this very key, in other words: a look-up finds it.
    "InvalidSwap": (Unknown, Reason.REJECTED),
    # Signed with a key that the server no longer has; a new session helps.
    "InvalidToken": (Temporary, Reason.TOKEN_EXPIRED),
    "PayloadTooLarge": (Permanent, Reason.MEDIA_REFUSED),
    "RecordNotFound": (Permanent, Reason.TARGET_GONE),
    "RepoDeactivated": (Permanent, Reason.PERMISSION_LOST),
    "RepoNotFound": (Permanent, Reason.PERMISSION_LOST),
    "RepoTakendown": (Permanent, Reason.PERMISSION_LOST),
}


def code_of(answer: Answer) -> str:
    """Return the code of an error, or nothing."""
    return "" if answer.is_good else _said(answer)[0]


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success."""
    code, message = _said(answer)
    return answer.refusal(code, CODES, message)


def _said(answer: Answer) -> tuple[str, str]:
    try:
        error = Fields.load(answer.body)
        return error.text("error"), error.text("message")
    except Unreadable:
        return "", ""
