"""A series, before it is begun or changed: what is said each time, and whether that is clear."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.kit.refusals import Refusal
from clarion.publishing.rules.times.recurrence import DAYS_MAX, Recurrence, dates
from clarion.publishing.rules.wording import LATE_MINUTES_MAX, LATE_MINUTES_USUAL

_WALL = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class SeriesUnclear(Refusal):
    """A series needs a headline, words, an account, days, a time, and an end within two years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesWords:
    """What is said each time, where, and at which time on the office's wall."""

    headline: str
    text: str
    language: str
    theme: str
    wall: str
    account_ids: tuple[int, ...]
    campaign_id: int | None = None
    late_minutes: int = LATE_MINUTES_USUAL


def refuse_unclear(words: SeriesWords, recurrence: Recurrence, at: datetime) -> None:
    """Refuse what could never be said, or on days that nobody means; raises `SeriesUnclear`."""
    near = abs(recurrence.first_on - at.date()) <= timedelta(days=DAYS_MAX)
    said = words.headline.strip() and words.text.strip() and words.account_ids
    clear = _WALL.fullmatch(words.wall) and 0 < words.late_minutes <= LATE_MINUTES_MAX
    if not (said and clear and near and recurrence.is_whole and any(dates(recurrence))):
        raise SeriesUnclear
