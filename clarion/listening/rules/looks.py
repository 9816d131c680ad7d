"""Who may look at what somebody said once more, and when a second person is asked."""

from clarion.kit.refusals import Refusal
from clarion.listening.rules.limits import LOOKS_MAX


class LookedOften(Refusal):
    """You have looked at this author often this week. Say why you must again; a second person decides."""  # noqa: E501  (a sentence that people read)


class OwnLooking(Refusal):
    """You have asked for this yourself. Somebody else must decide."""


def may_look(*, looks: int, agreed: int) -> bool:
    """Say whether somebody may look. Each agreement lets them look as often as the week did."""
    return looks < LOOKS_MAX * (1 + agreed)
