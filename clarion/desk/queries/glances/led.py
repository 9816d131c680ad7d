"""Which words led to a figure: how an area sounds, what people write about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from clarion.reading.why import LED_SHOWN, Led, Of, by_name

# Of a day with more messages than these only the newest are looked through.
LOOKED_THROUGH_MAX: Final = 2_000
# Everybody counts once for each word, however often they write it.
_LED: Final = """
WITH newest AS (
  SELECT area, correspondent_id, why FROM desk_glance
  WHERE office_id = %(office)s AND received_at >= %(begin)s AND received_at < %(end)s
  ORDER BY received_at DESC LIMIT %(most)s
), said AS (
  SELECT CASE one->>0 WHEN 'theme' THEN one->>1 ELSE area END AS name, one->>0 AS led_to,
    one->>1 AS kind, lower(one->>2) AS words, correspondent_id
  FROM newest CROSS JOIN LATERAL jsonb_array_elements(why) AS one
  WHERE one->>0 IN ('theme', 'temperature')
), counted AS (
  SELECT led_to, name, kind, words, count(DISTINCT correspondent_id) AS people
  FROM said GROUP BY led_to, name, kind, words
), placed AS (
  SELECT *, row_number() OVER (PARTITION BY led_to, name ORDER BY people DESC, words) AS place
  FROM counted
)
SELECT led_to, name, kind, words, people FROM placed WHERE place <= %(shown)s
ORDER BY led_to, name, place
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedTo:
    """By area the words that show how people there sound; by theme those that speak for it."""

    areas: Mapping[str, tuple[Led, ...]]
    themes: Mapping[str, tuple[Led, ...]]


def led_to(*, office_id: int, begin: datetime, end: datetime) -> LedTo:
    """Return them of the messages of a span, at most `LED_SHOWN` of each; one query."""
    asked: Mapping[str, int | datetime] = {
        "office": office_id,
        "begin": begin,
        "end": end,
        "most": LOOKED_THROUGH_MAX,
        "shown": LED_SHOWN,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LED, asked)
        rows = cursor.fetchall()
    return LedTo(
        areas=by_name(rest for of, *rest in rows if of == Of.TEMPERATURE),
        themes=by_name(rest for of, *rest in rows if of == Of.THEME),
    )
