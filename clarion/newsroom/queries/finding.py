"""Which statements somebody's copy may have come from, without looking at all of them."""

from collections.abc import Iterable

from django.db import connection

from clarion.newsroom.rules.traces import sought
from clarion.newsroom.rules.words import Token

# Of words that stand in more statements, the newest are read: they tell little of any.
ALIKE_MAX = 200
# So many are held against the copy, and so many of one office: no office stands before the others
# because it has said the same many times.
STATEMENTS_MAX = 12
OF_OFFICE_MAX = 4

# The rarer some words are, the more they weigh.
_NEAREST = """
WITH seen AS (
  SELECT kept.office_id, kept.code, sum(1.0 / kept.alike) AS weight, max(kept.id) AS newest
  FROM unnest(%s::bigint[]) AS sought (digest)
  CROSS JOIN LATERAL (
    SELECT newer.*, count(*) OVER () AS alike
    FROM (
      SELECT id, office_id, code FROM newsroom_trace
      WHERE newsroom_trace.digest = sought.digest ORDER BY id DESC LIMIT %s
    ) AS newer
  ) AS kept
  GROUP BY kept.office_id, kept.code
), turns AS (
  SELECT code, weight, newest,
    row_number() OVER (PARTITION BY office_id ORDER BY weight DESC, newest DESC) AS turn
  FROM seen
)
SELECT code FROM turns WHERE turn <= %s ORDER BY weight DESC, newest DESC LIMIT %s
"""


def nearest(said: tuple[Token, ...]) -> list[str]:
    """Return the codes of the statements that share most of its rarer words, whoever said them."""
    digests = sought(said)
    if not digests:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_NEAREST, [digests, ALIKE_MAX, OF_OFFICE_MAX, STATEMENTS_MAX])
        return [code for (code,) in cursor.fetchall()]


def together(codes: Iterable[str], more: Iterable[str]) -> list[str]:
    """Return both, each once, in their order."""
    return list(dict.fromkeys([*codes, *more]))
