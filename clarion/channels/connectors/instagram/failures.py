"""The codes of Instagram's own edges in our words; those of all Graph APIs are shared.

Source: Meta, Instagram Platform, "Error codes".
"""

from collections.abc import Mapping

from clarion.channels.answer import Answer, Verdict
from clarion.channels.contract import Failure, Permanent, Reason, Temporary, Unknown
from clarion.channels.graph import failures

# "Instagram server error", a download that took too long: perhaps it was done all the same.
_IN_DOUBT = (Unknown, Reason.NETWORK_DOWN)
# What was laid ready is not there any more, or not there yet: nothing was published.
_NOT_LAID = (Temporary, Reason.NETWORK_DOWN)
_UNFIT = (Permanent, Reason.MEDIA_REFUSED)

CODES: Mapping[str, Verdict] = {
    "-1": _IN_DOUBT,
    "-2": _IN_DOUBT,
    "-2.2207020": _NOT_LAID,
    "4.2207051": (Permanent, Reason.PERMISSION_LOST),  # they take us for spam
    "9.2207042": (Temporary, Reason.RATE_LIMITED),  # no more posts today
    "24.2207006": _NOT_LAID,
    "24.2207008": _NOT_LAID,
    "25.2207050": (Permanent, Reason.PERMISSION_LOST),  # the account itself is restricted
    "100.2207028": _UNFIT,
    "110.2207040": (Permanent, Reason.REJECTED),  # too many people are named
    "9004": (Temporary, Reason.UNREACHABLE),  # they could not fetch a picture from us
    "36000": _UNFIT,
    "36001": _UNFIT,
    "36003": _UNFIT,  # narrower than 4:5, or wider than 1.91:1
    "36004": (Permanent, Reason.TOO_LONG),
}


def failure(answer: Answer) -> Failure:
    """Translate an answer that is no success. A doubt about what only was laid ready is none."""
    found = failures.failure(answer, CODES)
    if isinstance(found, Unknown) and not answer.handed_over:
        return Temporary(found.reason, found.evidence)
    return found
