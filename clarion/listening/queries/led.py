"""Which words of mentions led to a figure: how an area sounds in public, what is spoken of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from clarion.reading.why import LED_SHOWN, Led, Of, by_name

# Of a day with more mentions than these only the newest are looked through.
LOOKED_THROUGH_MAX: Final = 2_000
# As the figures count: somebody once for each word, and what an outlet says is felt by nobody.
_LED: Final = """
WITH newest AS (
  SELECT area, why, outlet = '' AS is_private,
    CASE WHEN outlet <> '' THEN outlet WHEN pseudonym <> '' THEN pseudonym ELSE id::text END
      AS voice
  FROM listening_mention
  WHERE office_id = %(office)s AND received_at > %(since)s AND received_at <= %(until)s
    AND (sent_at IS NULL OR sent_at >= received_at - interval '1 hour')
  ORDER BY received_at DESC LIMIT %(most)s
), said AS (
  SELECT CASE one->>0 WHEN 'theme' THEN one->>1 ELSE area END AS name, one->>0 AS led_to,
    one->>1 AS kind, lower(one->>2) AS words, voice
  FROM newest CROSS JOIN LATERAL jsonb_array_elements(why) AS one
  WHERE one->>0 = 'theme' OR one->>0 = 'temperature' AND is_private
), counted AS (
  SELECT led_to, name, kind, words, count(DISTINCT voice) AS people
  FROM said GROUP BY led_to, name, kind, words
), placed AS (
  SELECT *, row_number() OVER (PARTITION BY led_to, name ORDER BY people DESC, words) AS place
  FROM counted
)
SELECT led_to, name, kind, words, people FROM placed WHERE place <= %(shown)s
ORDER BY led_to, name, place
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLedTo:
    """By area the words that show how people sound in public; by theme those that speak for it."""

    areas: Mapping[str, tuple[Led, ...]]
    themes: Mapping[str, tuple[Led, ...]]


def said_led_to(*, office_id: int, since: datetime, until: datetime) -> SaidLedTo:
    """Return them of the mentions of a span, at most `LED_SHOWN` of each; one query."""
    asked: Mapping[str, int | datetime] = {
        "office": office_id,
        "since": since,
        "until": until,
        "most": LOOKED_THROUGH_MAX,
        "shown": LED_SHOWN,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LED, asked)
        rows = cursor.fetchall()
    return SaidLedTo(
        areas=by_name(rest for of, *rest in rows if of == Of.TEMPERATURE),
        themes=by_name(rest for of, *rest in rows if of == Of.THEME),
    )
