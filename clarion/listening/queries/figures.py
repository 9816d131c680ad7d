"""What is said in public: by area, by theme, by the half hour, and by those who were there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import connection
from django.db.models import Count, DurationField, ExpressionWrapper, F, IntegerField
from django.db.models.functions import Cast, Extract, Floor

from clarion.listening.models import Mention
from clarion.listening.queries.mentions import NEWS, OF_THE_DAY, MentionNow, to_now

WITNESSES_SHOWN: Final = 5
# Somebody counts once for each area or theme, however often they speak; of whom nothing is known,
# each is somebody else. What an outlet says counts as said, and nobody feels it.
_BY: Final = """
WITH said AS (
  SELECT CASE WHEN %(by)s = 'area' THEN area ELSE theme END AS name, outlet = '' AS is_private,
    CASE WHEN outlet <> '' THEN outlet WHEN pseudonym <> '' THEN pseudonym ELSE id::text END
      AS voice,
    count(*) AS many, avg(temperature::float) AS sounds
  FROM listening_mention
  WHERE office_id = %(office)s AND received_at > %(since)s AND received_at <= %(until)s
    AND (sent_at IS NULL OR sent_at >= received_at - interval '1 day')
  GROUP BY name, is_private, voice
)
SELECT name, sum(many)::int, count(*) FILTER (WHERE is_private),
  count(sounds) FILTER (WHERE is_private), avg(sounds) FILTER (WHERE is_private)
FROM said GROUP BY name
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How many mentions there are, and how many people said them who speak for nobody.

    Of these `heard` said it in a language whose feelings can be read: `sounds` is their mean in
    hundredths from -100 (bitter) to 100 (grateful), None without any.
    """

    mentions: int = 0
    people: int = 0
    heard: int = 0
    sounds: float | None = None


def said_by_area(*, office_id: int, since: datetime, until: datetime) -> dict[str, Said]:
    """Return what is said of each area, in a span of time; one query. Empty: none is named."""
    return _said("area", office_id, since, until)


def said_by_theme(*, office_id: int, since: datetime, until: datetime) -> dict[str, Said]:
    """Return what is said about each theme, in a span of time; one query. Empty: none was seen."""
    return _said("theme", office_id, since, until)


def said_beats(
    *, office_id: int, begin: datetime, end: datetime, step: timedelta
) -> dict[datetime, int]:
    """Return how many mentions came in each step that had any, by when it begins; one query."""
    rows = Mention.objects.of(office_id).filter(NEWS, received_at__gte=begin, received_at__lt=end)
    since = ExpressionWrapper(F("received_at") - begin, output_field=DurationField())
    place = Cast(Floor(Extract(since, "epoch") / step.total_seconds()), IntegerField())
    counted = rows.annotate(step=place).values_list("step").annotate(Count("pk"))
    return {begin + at * step: many for at, many in counted}


def public_witnesses(*, office_id: int, since: datetime, until: datetime) -> list[MentionNow]:
    """Return what people say in public that they saw themselves, the newest; two queries."""
    rows = Mention.objects.of(office_id).filter(received_at__gt=since, received_at__lte=until)
    newest = rows.filter(OF_THE_DAY, first_hand=True).order_by("-received_at", "-pk")
    return list(to_now(list(newest.select_related("source")[:WITNESSES_SHOWN])))


def _said(by: str, office_id: int, since: datetime, until: datetime) -> dict[str, Said]:
    asked: Mapping[str, str | int | datetime] = {
        "by": by,
        "office": office_id,
        "since": since,
        "until": until,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BY, asked)
        return {
            name: Said(mentions=mentions, people=people, heard=heard, sounds=sounds)
            for name, mentions, people, heard, sounds in cursor.fetchall()
        }
