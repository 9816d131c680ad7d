"""The codes of Threads in our words: those of Meta's other Graph APIs, and the end of a token."""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Reason, Temporary
from clarion.channels.graph import failures

CODES: Mapping[str, Verdict] = {
    # A renewal shows whether it has only ended or was taken back.
    "190.463": (Temporary, Reason.TOKEN_EXPIRED),
}


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success."""
    return failures.failure(answer, CODES)
