"""What our own page cannot do. There is no network behind it, and so no code to translate."""

from clarion.channels.contract import Permanent, Reason


def nobody_reads_it() -> Permanent:
    """Return the failure for an answer that belongs to no letter: no page would show it."""
    return Permanent(Reason.TARGET_GONE, "an answer on our page needs the letter that it answers")
