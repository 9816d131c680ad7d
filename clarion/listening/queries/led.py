"""Which words of mentions led to a figure: how an area sounds in public, what is spoken of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from clarion.kit.leading import leading_words
from clarion.reading.why import LED_SHOWN, Led, Of, by_name

# As the figures count: what an outlet says is felt by nobody.
_NEWEST: Final = """
SELECT area, why, outlet = '' AS feels,
  CASE WHEN outlet <> '' THEN outlet WHEN pseudonym <> '' THEN pseudonym ELSE id::text END AS voice
FROM listening_mention
WHERE office_id = %(office)s AND received_at > %(since)s AND received_at <= %(until)s
  AND (sent_at IS NULL OR sent_at >= received_at - interval '1 day')
ORDER BY received_at DESC LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLedTo:
    """By area the words that show how people sound in public; by theme those that speak for it."""

    areas: Mapping[str, tuple[Led, ...]]
    themes: Mapping[str, tuple[Led, ...]]


def said_led_to(*, office_id: int, since: datetime, until: datetime) -> SaidLedTo:
    """Return them of the mentions of a span, at most `LED_SHOWN` of each; one query."""
    asked: Mapping[str, int | datetime] = {"office": office_id, "since": since, "until": until}
    rows = leading_words(_NEWEST, shown=LED_SHOWN, asked=asked)
    return SaidLedTo(
        areas=by_name(row[1:] for row in rows if row[0] == Of.TEMPERATURE),
        themes=by_name(row[1:] for row in rows if row[0] == Of.THEME),
    )
