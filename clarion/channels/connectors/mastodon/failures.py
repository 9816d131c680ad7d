"""Mastodon's refusals in our words. It has no codes but those of HTTP; its words decide nothing."""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unreadable
from clarion.channels.fields import Fields

NOT_FOUND = frozenset({404, 410})

CODES: Mapping[str, Verdict] = {
    # A token lasts until somebody takes it back.
    "401": (Permanent, Reason.TOKEN_REVOKED),
    "403": (Permanent, Reason.PERMISSION_LOST),
    "404": (Permanent, Reason.TARGET_GONE),
    "408": (Temporary, Reason.NETWORK_DOWN),
    "410": (Permanent, Reason.TARGET_GONE),
    "413": (Permanent, Reason.MEDIA_REFUSED),
    "415": (Permanent, Reason.MEDIA_REFUSED),
    "422": (Permanent, Reason.REJECTED),
}


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success. What timed out may have been done all the same."""
    if answer.status == 408 and answer.handed_over:
        return answer.doubt("HTTP 408", Reason.NETWORK_DOWN)
    return answer.refusal(str(answer.status), CODES, _words(answer))


def _words(answer: Answer) -> str:
    try:
        return Fields.load(answer.body).text("error")
    except Unreadable:
        return ""
