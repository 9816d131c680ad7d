"""What a token server says where it gives no token, in our words.

Source: RFC 6749, section 5.2. What a network says beside that stands in a table of its own.
"""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Unreadable
from clarion.channels.fields import Fields

CODES: Mapping[str, Verdict] = {
    "invalid_client": (Permanent, Reason.MISCONFIGURED),
    "invalid_grant": (Permanent, Reason.TOKEN_REVOKED),
    "unauthorized_client": (Permanent, Reason.MISCONFIGURED),
}


def no_token(answer: Answer, more: Mapping[str, Verdict]) -> Failure:
    """Translate what was said instead of giving a token, or of telling about one."""
    try:
        error = Fields.load(answer.body).text("error")
    except Unreadable:
        error = ""
    return answer.refusal(error, {**CODES, **more})
