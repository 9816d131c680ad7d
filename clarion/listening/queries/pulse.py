"""How much is said now, compared with other days: nobody counts further than a person reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection

from clarion.kit.pace import Compared, compare
from clarion.listening.models import Mention
from clarion.listening.queries.mentions import NEWS, SPAN
from clarion.listening.rules.limits import COUNTED_MAX, KEEP_DAYS_MIN

_DAY: Final = timedelta(days=1)
# What was said long before we heard it is no news of any hour.
_NEWS: Final = """
office_id = %(office)s AND (sent_at IS NULL OR sent_at >= received_at - interval '1 hour')
"""
# One look along an index for each hour, which ends where nobody counts further.
_HOURS: Final = f"""
SELECT (
  SELECT count(*) FROM (
    SELECT FROM listening_mention WHERE {_NEWS}
      AND received_at > hour.until - %(span)s AND received_at <= hour.until
    LIMIT %(most)s
  ) AS counted
) FROM unnest(%(hours)s::timestamptz[]) WITH ORDINALITY AS hour (until, place) ORDER BY place
"""  # noqa: S608  (a constant of ours)
_VOICES: Final = f"""
SELECT count(DISTINCT pseudonym) FROM (
  SELECT pseudonym FROM listening_mention WHERE {_NEWS}
    AND received_at > %(since)s AND received_at <= %(until)s AND pseudonym <> ''
  ORDER BY received_at DESC, id DESC LIMIT %(most)s
) AS newest
"""  # noqa: S608  (as above)
# And part of a day's figures if it was said within a day.
_KINDS: Final = """
SELECT language, need, count(*) FROM (
  SELECT language, need FROM listening_mention
  WHERE office_id = %(office)s AND (sent_at IS NULL OR sent_at >= received_at - interval '1 day')
    AND received_at > %(since)s AND received_at <= %(until)s
  ORDER BY received_at DESC, id DESC LIMIT %(most)s
) AS newest GROUP BY language, need
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """How much is said: `pace` of the mentions of the last hour, how many private authors.

    Nothing is counted further than `COUNTED_MAX`; languages and needs are those of the newest.
    """

    pace: Compared
    authors: int
    day: int
    languages: tuple[str, ...]
    needs: tuple[str, ...]

    @property
    def hour_more(self) -> str:
        """Return a sign behind the count of the hour if there is more."""
        return "+" if self.pace.now >= COUNTED_MAX else ""

    @property
    def day_more(self) -> str:
        """Return a sign behind the count of the day if there is more."""
        return "+" if self.day >= COUNTED_MAX else ""


def pulse(*, office_id: int, at: datetime) -> Pulse:
    """Return how much is said now, compared with this hour on the days that are still kept."""
    rows = Mention.objects.of(office_id).filter(NEWS)
    began = rows.order_by("received_at").values_list("received_at", flat=True).first()
    hours = [
        at - day * _DAY
        for day in range(KEEP_DAYS_MIN + 1)
        if day == 0 or (began is not None and at - day * _DAY - SPAN >= began)
    ]
    asked = {"office": office_id, "until": at, "most": COUNTED_MAX}
    hour = {**asked, "since": at - SPAN}
    now, *before = (n for (n,) in _ask(_HOURS, {**asked, "hours": hours, "span": SPAN}))
    ((authors,),) = _ask(_VOICES, hour)
    kinds = _ask(_KINDS, {**asked, "since": at - _DAY})
    return Pulse(
        pace=compare(now, before),
        authors=authors,
        day=sum(n for _language, _need, n in kinds),
        languages=tuple(sorted({language for language, _need, _n in kinds} - {""})),
        needs=tuple(sorted({need for _language, need, _n in kinds} - {""})),
    )


def _ask(words: str, asked: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(words, asked)
        return list(cursor.fetchall())
