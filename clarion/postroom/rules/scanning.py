"""Nobody opens what came in before the virus scanner has looked at it, where there is a scanner."""

from enum import StrEnum


class Look(StrEnum):
    """What is known of an attachment."""

    CLEAN = "clean"
    INFECTED = "infected"
    WAITING = "waiting"  # there is a scanner, and it has not looked yet
    NEVER = "never"  # there is no scanner, and nobody has looked


def look(*, scanned: bool, infected: str, scanner: bool) -> Look:
    """Return it; what was found stays found, whether the scanner is still there or not."""
    if infected:
        return Look.INFECTED
    if scanned:
        return Look.CLEAN
    return Look.WAITING if scanner else Look.NEVER


def may_open(found: Look) -> bool:
    """Whether it may be handed out."""
    return found in {Look.CLEAN, Look.NEVER}
