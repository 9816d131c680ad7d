"""What an e-mail list cannot do; what a mail server's codes mean is shared with every mailbox."""

from clarion.channels.contract import Permanent, Reason, Unreadable


def no_list(why: str) -> Permanent:
    """Return the failure for answers that cannot be meant."""
    return Permanent(Reason.MISCONFIGURED, why)


def not_in_private() -> Permanent:
    """Return the failure for words that are for one person."""
    return Permanent(Reason.REJECTED, "everybody on the list would read it")


def cannot_be_looked_up() -> Permanent:
    """Return the failure for a look at what became of a letter."""
    return Permanent(Reason.UNRECOGNISED, "a list does not tell what it passed on")


def nobody_writes() -> Unreadable:
    """Return the failure for whatever claims to have come in through it."""
    return Unreadable("nothing comes in through an e-mail list")
