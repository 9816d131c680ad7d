"""What paper cannot do. There is no network behind it, and so no code to translate."""

from clarion.channels.contract import Permanent, Reason


def by_hand() -> Permanent:
    """Return the failure for asking a machine to deliver what only a person can."""
    return Permanent(Reason.REJECTED, "an answer on paper is handed over by a person, who says so")
