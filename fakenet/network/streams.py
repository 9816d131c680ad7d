"""What happened, told to each account on its own lines, to be fetched a page at a time."""

import base64
import binascii
import json
from collections.abc import Iterator
from dataclasses import dataclass

from fakenet.network.problems import Problem
from fakenet.network.settings import Settings

STREAMS = ("mentions", "replies", "messages")
FOREVER = -1

Line = tuple[str, str]  # account id, stream


@dataclass(slots=True, kw_only=True)
class Event:
    id: str
    type: str
    at: float
    actor_id: str
    audience: dict[str, list[str]]  # account id -> the streams it is on
    post_id: str | None = None
    version: int | None = None
    emoji: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """How a poll silently loses events: so many of them, for so many polls."""

    count: int
    polls: int
    comes_back: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    events: list[Event]
    cursor: str
    more: bool
    gap: bool


class Streams:
    def __init__(self) -> None:
        self.events: list[Event] = []
        self._lines: dict[Line, list[Event]] = {}
        self._withheld: dict[Line, dict[int, tuple[int, str]]] = {}

    def tell(self, event: Event) -> None:
        self.events.append(event)
        for account_id, streams in event.audience.items():
            for stream in streams:
                self._lines.setdefault((account_id, stream), []).append(event)

    def fetch(
        self,
        line: Line,
        *,
        cursor: str | None,
        since: float | None,
        limit: int,
        settings: Settings,
        now: float,
        withholding: Withholding | None = None,
    ) -> Page:
        """One page, oldest first; the cursor passes over what is withheld."""
        events = self._lines.get(line, [])
        oldest = _oldest_to_fetch(events, settings, now)
        wanted = _first_wanted(events, line, cursor, since, oldest)
        gap = wanted < oldest
        if gap and settings.window == "refused":
            raise Problem("cursor_expired")
        start = max(wanted, oldest)
        stop = min(start + limit, len(events))
        if withholding is not None:
            self._withhold(line, range(start, stop), withholding)
        shown = [events[place] for place in range(start, stop) if not self._hidden(line, place)]
        more = stop < len(events)
        self._a_poll_has_passed(line, events)
        return Page(
            events=shown,
            cursor=_cursor(line, stop),
            more=more,
            gap=gap and settings.window == "told",
        )

    def _hidden(self, line: Line, place: int) -> bool:
        return place in self._withheld.get(line, {})

    def _withhold(self, line: Line, places: range, withholding: Withholding) -> None:
        withheld = self._withheld.setdefault(line, {})
        # The last event of a page is the one that a careless reader notices, so begin elsewhere.
        for place in list(places)[: withholding.count]:
            withheld.setdefault(place, (withholding.polls, withholding.comes_back))

    def _a_poll_has_passed(self, line: Line, events: list[Event]) -> None:
        withheld = self._withheld.get(line, {})
        for place, (polls, comes_back) in list(withheld.items()):
            if polls == FOREVER:
                continue
            if polls > 1:
                withheld[place] = (polls - 1, comes_back)
            elif comes_back == "late":
                withheld[place] = (FOREVER, comes_back)
                events.append(events[place])
            else:
                del withheld[place]


def _first_wanted(
    events: list[Event], line: Line, cursor: str | None, since: float | None, oldest: int
) -> int:
    if cursor is not None:
        return _place(line, cursor)
    if since is None:
        return oldest
    return next((place for place, event in enumerate(events) if event.at >= since), len(events))


def _oldest_to_fetch(events: list[Event], settings: Settings, now: float) -> int:
    oldest = 0
    if settings.window_events is not None:
        oldest = max(0, len(events) - int(settings.window_events))
    if settings.window_seconds is not None:
        opened_at = now - settings.window_seconds
        fresh = _places(event.at >= opened_at for event in events)
        oldest = max(oldest, next(fresh, len(events)))
    return oldest


def _places(answers: Iterator[bool]) -> Iterator[int]:
    return (place for place, yes in enumerate(answers) if yes)


def _cursor(line: Line, place: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([*line, place]).encode()).decode("ascii")


def _place(line: Line, cursor: str) -> int:
    try:
        account_id, stream, place = json.loads(base64.urlsafe_b64decode(cursor))
    except (ValueError, TypeError, binascii.Error):
        raise Problem("cursor_invalid") from None
    if (account_id, stream) != line or not isinstance(place, int) or place < 0:
        raise Problem("cursor_invalid")
    return place
