"""Which words led to a figure: how an area sounds, what people write about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from clarion.kit.leading import leading_words
from clarion.reading.why import LED_SHOWN, Led, Of, by_name

_NEWEST: Final = """
SELECT area, why, correspondent_id AS voice, true AS feels FROM desk_glance
WHERE office_id = %(office)s AND received_at >= %(begin)s AND received_at < %(end)s
ORDER BY received_at DESC LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedTo:
    """By area the words that show how people there sound; by theme those that speak for it."""

    areas: Mapping[str, tuple[Led, ...]]
    themes: Mapping[str, tuple[Led, ...]]


def led_to(*, office_id: int, begin: datetime, end: datetime) -> LedTo:
    """Return them of the messages of a span, at most `LED_SHOWN` of each; one query."""
    asked: Mapping[str, int | datetime] = {"office": office_id, "begin": begin, "end": end}
    rows = leading_words(_NEWEST, shown=LED_SHOWN, asked=asked)
    return LedTo(
        areas=by_name(row[1:] for row in rows if row[0] == Of.TEMPERATURE),
        themes=by_name(row[1:] for row in rows if row[0] == Of.THEME),
    )
