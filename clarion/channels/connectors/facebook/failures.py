"""The codes of Facebook's own edges in our words; those of all Graph APIs are shared."""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Unknown
from clarion.channels.graph import failures

CODES: Mapping[str, Verdict] = {
    "324": (Permanent, Reason.MEDIA_REFUSED),
    # The very words stand there already, perhaps by an attempt of ours: a look-up finds it.
    "506": (Unknown, Reason.REJECTED),
    "1366046": (Permanent, Reason.MEDIA_REFUSED),
    "1609005": (Permanent, Reason.REJECTED),  # the link could not be read
}


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success."""
    return failures.failure(answer, CODES)
