"""The only place where Clarion reads the time; everywhere else it is an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """Return this instant, in UTC."""
    return datetime.now(UTC)
