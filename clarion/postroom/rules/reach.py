"""Whether what an account says reaches real people, a test network, or only our own house."""

from enum import StrEnum

from clarion.channels.contract import Capabilities


class Reach(StrEnum):
    """How far an account reaches."""

    REAL = "real"
    TEST = "test"
    HOUSE = "house"  # our own page, our own desk: no network at all


def reach(capabilities: Capabilities) -> Reach:
    """Say how far accounts of this network reach."""
    if not capabilities.live:
        return Reach.TEST
    return Reach.HOUSE if capabilities.house else Reach.REAL


def fits(*, account: Reach, exercise: bool) -> bool:
    """Say whether an office of this mode may hold it; the database says the same."""
    return account != (Reach.REAL if exercise else Reach.TEST)
