"""Names for things that others will quote back to us."""

import secrets
from uuid import uuid4

# What everybody is told is about one of these, in the ledger, in requests and at the door: one
# thing, however many networks say it.
STATEMENT = "statement:"

# No 0/O, 1/I/L, U: a reference is read out on the telephone.
_SPOKEN = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_key() -> str:
    """Return a name that nothing else has: 32 hexadecimal characters."""
    return uuid4().hex


def new_reference(length: int = 8) -> str:
    """Return a random code that can be read out without mistakes."""
    return "".join(secrets.choice(_SPOKEN) for _ in range(length))
