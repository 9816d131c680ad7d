"""LinkedIn's codes in our words; what stands beside them decides nothing.

Source: LinkedIn, Community Management: Posts API, "Common API Errors"; Comments API; and the pages
"Error Handling" and "API Versioning". What is no code of theirs goes by its status.
"""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unknown, Unreadable
from clarion.channels.fields import Fields

_REJECTED = (Permanent, Reason.REJECTED)
_UNFIT = (Permanent, Reason.MEDIA_REFUSED)
_GONE = (Permanent, Reason.TARGET_GONE)
_OUTDATED = (Permanent, Reason.MISCONFIGURED)
# Of a post or a comment. Of what an app has no access to LinkedIn says 404 too, but not this.
NOT_FOUND = "NOT_FOUND"
# The picture is not there yet: nothing was published.
_NOT_YET = (Temporary, Reason.NETWORK_DOWN)
_ENDED = (Permanent, Reason.TOKEN_EXPIRED)
_TAKEN_BACK = (Permanent, Reason.TOKEN_REVOKED)

CODES: Mapping[str, Verdict] = {
    "ACCESS_DENIED": (Permanent, Reason.PERMISSION_LOST),
    # Another write came between, and the words may stand there.
    "CONFLICT": (Unknown, Reason.REJECTED),
    # The very words stand there already, perhaps by an attempt of ours: a look-up finds it.
    "DUPLICATE_POST": (Unknown, Reason.REJECTED),
    "EMPTY_ACCESS_TOKEN": _TAKEN_BACK,
    "EXPIRED_ACCESS_TOKEN": _ENDED,
    "EXPIRED_UPLOAD_URL": _NOT_YET,
    "FIELD_LENGTH_TOO_LONG": (Permanent, Reason.TOO_LONG),
    "INVALID_ACCESS_TOKEN": _TAKEN_BACK,
    "INVALID_IMAGE_ID": _UNFIT,
    "INVALID_URL": _REJECTED,
    "INVALID_URN_ID": _REJECTED,
    "INVALID_URN_TYPE": _REJECTED,
    "INVALID_VALUE_BLANK_FIELD": _REJECTED,
    "INVALID_VALUE_FOR_FIELD": _REJECTED,
    "MEDIA_ASSET_PROCESSING_FAILED": _UNFIT,
    "MEDIA_ASSET_WAITING_UPLOAD": _NOT_YET,
    "MISSING_FIELD": _REJECTED,
    "NONEXISTENT_VERSION": _OUTDATED,
    NOT_FOUND: _GONE,
    "REVOKED_ACCESS_TOKEN": _TAKEN_BACK,
    "UNPROCESSABLE_ENTITY": _REJECTED,
    "UPDATING_ASSET_FAILED": _UNFIT,
    "VERSION_MISSING": _OUTDATED,
    # Without a code.
    "401": _TAKEN_BACK,
    "409": (Unknown, Reason.REJECTED),
    "413": _UNFIT,
    "415": _UNFIT,
    "426": _OUTDATED,
}
# What the token server says beside the codes of the standard.
GRANTS: Mapping[str, Verdict] = {
    # LinkedIn says this of a refresh token that has ended or was taken back.
    "invalid_request": _TAKEN_BACK,
}


def failure(answer: Answer, *, renewable: bool) -> Failure:
    """Translate an answer that is no success.

    Where a refresh token is held, a renewal shows whether a token has only ended.
    """
    code, words = _said(answer)
    if renewable and answer.status == 401:
        return Temporary(Reason.TOKEN_EXPIRED, f"HTTP 401 {code}"[:100])
    if answer.status == 404 and code != NOT_FOUND:
        return out_of_sight(answer)
    return answer.refusal(code, CODES, words)


def is_no_such_thing(answer: Answer) -> bool:
    """Whether LinkedIn itself says that what we named is not there, or not there for us."""
    return answer.status == 404 and _said(answer)[0] == NOT_FOUND


def out_of_sight(answer: Answer) -> Failure:
    """Return that nobody can tell: it may be gone, and it may be there for others."""
    return answer.doubt("LinkedIn says that it is gone, or that we may not see it")


def _said(answer: Answer) -> tuple[str, str]:
    """Return the code, of the answer or of what was wrong with it, and the words beside it."""
    try:
        said = Fields.load(answer.body)
        inputs = said.maybe("errorDetails").each("inputErrors")
        codes = [said.text("code"), *(one.text("code") for one in inputs)]
        return next(filter(None, codes), str(answer.status)), said.text("message")
    except Unreadable:
        return str(answer.status), ""
