"""How many people wrote, from where and about what, on a day and on those before it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection
from django.db.models import Count, Max, QuerySet

from clarion.desk.models import Glance

DAY: Final = timedelta(days=1)
# More places than these nobody can tell apart on a map, nor reads in a table.
PLACES_MAX: Final = 60
# Everybody counts once for each area and day, however often they write: one loud person does not
# make a street bitter.
_BY_AREA: Final = """
WITH said AS (
  SELECT area, date_bin('1 day', received_at, %(first)s) AS day,
    correspondent_id, avg(temperature::float) AS sounds, bool_or(first_hand) AS saw
  FROM desk_glance
  WHERE office_id = %(office)s AND received_at >= %(first)s AND received_at < %(end)s
  GROUP BY area, day, correspondent_id
)
SELECT area, day, count(*), count(sounds), avg(sounds),
  count(*) FILTER (WHERE sounds <= %(upset)s), count(*) FILTER (WHERE saw)
FROM said GROUP BY area, day
"""
_BY_THEME: Final = """
SELECT theme, day, count(*) FROM (
  SELECT DISTINCT theme, date_bin('1 day', received_at, %(first)s) AS day,
    correspondent_id
  FROM desk_glance
  WHERE office_id = %(office)s AND received_at >= %(first)s AND received_at < %(end)s
) AS said GROUP BY theme, day
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaDay:
    """People of an area on one day; `area` is empty for those who named none.

    Of them `heard` wrote in a language whose feelings are known: `sounds` is their mean in
    hundredths from -100 (bitter) to 100 (grateful), None without any; `upset` are far below 0.
    """

    area: str
    people: int
    heard: int
    sounds: float | None
    upset: int
    witnesses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceNamed:
    """A place, and how many people named it. It is at most `within_m` metres from its point."""

    name: str
    area: str
    lat: float
    lon: float
    within_m: int
    people: int


def by_area(*, office_id: int, end: datetime, days: int, upset: int) -> list[dict[str, AreaDay]]:
    """Return the areas of the day that ends then, and of the days before it; one query.

    That day comes first, then the one before it. `upset`: at which temperature somebody is.
    """
    found: list[dict[str, AreaDay]] = [{} for _ in range(days + 1)]
    for area, ago, told in _days(_BY_AREA, office_id, end, days, upset=upset):
        people, heard, sounds, are_upset, saw = told
        found[ago][area] = AreaDay(
            area=area,
            people=people,
            heard=heard,
            sounds=sounds,
            upset=are_upset,
            witnesses=saw,
        )
    return found


def by_theme(*, office_id: int, end: datetime, days: int) -> list[dict[str, int]]:
    """Return how many people wrote about each theme, of the same days; one query.

    An empty theme is that of those in whose words none was seen.
    """
    found: list[dict[str, int]] = [{} for _ in range(days + 1)]
    for theme, ago, (people,) in _days(_BY_THEME, office_id, end, days):
        found[ago][theme] = people
    return found


def days_known(*, office_id: int, end: datetime, days: int) -> int:
    """Return on how many of the days before the one that ends then the office was read."""
    first = Glance.objects.of(office_id).order_by("received_at").values_list("received_at")[:1]
    began = next((at for (at,) in first), end)
    return min(days, max((end - DAY - began) // DAY, 0))


def topics(*, office_id: int, begin: datetime, end: datetime) -> dict[str, list[tuple[str, int]]]:
    """Return of each area its themes with how many people wrote, the most first; one query."""
    rows = _between(office_id, begin, end).exclude(theme="").values_list("area", "theme")
    found: dict[str, list[tuple[str, int]]] = {}
    counted = rows.annotate(people=Count("correspondent", distinct=True))
    for area, theme, people in counted.order_by("-people", "theme"):
        found.setdefault(area, []).append((theme, people))
    return found


def places_named(*, office_id: int, begin: datetime, end: datetime) -> list[PlaceNamed]:
    """Return the places with a point that most people named, at most `PLACES_MAX`; one query."""
    rows = _between(office_id, begin, end).exclude(lat=None)
    counted = rows.values_list("place", "area", "lat", "lon").annotate(
        within=Max("within_m"), people=Count("correspondent", distinct=True)
    )
    return [
        PlaceNamed(name=name, area=area, lat=lat, lon=lon, within_m=within, people=people)
        for name, area, lat, lon, within, people in counted.order_by(
            "-people", "place", "lat", "lon"
        )[:PLACES_MAX]
    ]


def _days(
    query: str, office_id: int, end: datetime, days: int, **more: int
) -> list[tuple[str, int, Any]]:
    """Return its rows: what is counted, how many days ago, and the figures of it."""
    first = end - (days + 1) * DAY
    with connection.cursor() as cursor:
        cursor.execute(query, {"office": office_id, "first": first, "end": end, **more})
        return [(name, days - (at - first) // DAY, told) for name, at, *told in cursor.fetchall()]


def _between(office_id: int, begin: datetime, end: datetime) -> QuerySet[Glance]:
    rows: QuerySet[Glance] = Glance.objects.of(office_id)
    return rows.filter(received_at__gte=begin, received_at__lt=end)
