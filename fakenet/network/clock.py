"""The network keeps its own time, which can be wrong on purpose."""

import time
from datetime import UTC, datetime


class Clock:
    def __init__(self) -> None:
        self.skew_seconds = 0.0

    def now(self) -> float:
        """In whole microseconds, so that an instant that was written down reads back the same."""
        return round(time.time() + self.skew_seconds, 6)


def iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def iso_or_none(moment: float | None) -> str | None:
    return None if moment is None else iso(moment)


def instant(text: str) -> float:
    """Read an ISO 8601 instant, in UTC unless it says otherwise. ValueError if it is not one."""
    moment = datetime.fromisoformat(text)
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
