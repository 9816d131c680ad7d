"""What our own page cannot do. There is no network behind it, and so no code to translate."""

from clarion.channels.contract import Permanent, Reason, Unreadable


def stands_nowhere() -> Permanent:
    """Return the failure for a change to something that was never on the page."""
    return Permanent(Reason.TARGET_GONE, "it has never stood on our page")


def nobody_writes() -> Unreadable:
    """Return the failure for whatever claims to have come in through it."""
    return Unreadable("nobody can write on this page")
