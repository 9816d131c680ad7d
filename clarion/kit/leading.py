"""By which words the most people led a figure to where it is: one query for whoever counts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import connection

# Of a day with more rows than these only the newest are looked through.
LOOKED_THROUGH_MAX: Final = 2_000
# `newest` has: `area`; `why`, a list of [what it led to, of which kind, words]; `voice`, whose they
# are; and `feels`, whether how it sounds counts. Everybody counts once for each word.
_LEADING: Final = """
WITH newest AS ({newest}), said AS (
  SELECT CASE one->>0 WHEN 'theme' THEN one->>1 ELSE area END AS name, one->>0 AS led_to,
    one->>1 AS kind, lower(one->>2) AS words, voice
  FROM newest CROSS JOIN LATERAL jsonb_array_elements(why) AS one
  WHERE one->>0 = 'theme' OR one->>0 = 'temperature' AND feels
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

# What it led to, its name, of which kind, the words, and how many people used them.
Row = tuple[str, str, str, str, int]


def leading_words(newest: str, *, shown: int, asked: Mapping[str, int | datetime]) -> list[Row]:
    """Return at most `shown` of each thing that it led to, of each name.

    `newest` is a query of ours with the columns that are named above, for the facts `asked`.
    """
    facts = {**asked, "shown": shown, "most": LOOKED_THROUGH_MAX}
    with connection.cursor() as cursor:
        cursor.execute(_LEADING.format(newest=newest), facts)
        rows: list[Row] = cursor.fetchall()
    return rows
