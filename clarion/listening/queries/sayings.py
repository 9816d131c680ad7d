"""What is said most: mentions that say the same, as one, with how many and how fast."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Count, Max, Min, Q

from clarion.listening.models import Mention
from clarion.listening.queries.mentions import NEWS, OF_THE_DAY, SPAN, MentionNow, to_now

SHOWN: Final = 5
_WITHIN: Final = timedelta(days=1)
# Two could be a repetition; of three one speaks.
_LEAST: Final = 3


class Trend(StrEnum):
    """Whether more say it in this hour than in the one before."""

    GROWING = "growing"
    STEADY = "steady"
    FADING = "fading"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One thing that is said. `words` is one that says it; `media`: by how many outlets."""

    words: MentionNow
    many: int
    people: int
    media: int
    since: datetime
    last: datetime
    trend: Trend
    taken_up: int

    @property
    def same_as(self) -> int:
        """The number by which all that say it are found."""
        return self.words.same_as


def said_most(*, office_id: int, at: datetime) -> list[Saying]:
    """Return what most people said within a day; three queries, however much was said."""
    now, before = at - SPAN, at - 2 * SPAN
    rows = Mention.objects.of(office_id).filter(
        OF_THE_DAY, received_at__gt=at - _WITHIN, same_as__isnull=False
    )
    counted = (
        rows.values("same_as")
        .annotate(
            many=Count("pk"),
            people=Count("pseudonym", filter=~Q(pseudonym=""), distinct=True),
            media=Count("outlet", filter=~Q(outlet=""), distinct=True),
            since=Min("received_at"),
            last=Max("received_at"),
            lately=Count("pk", filter=NEWS & Q(received_at__gt=now)),
            earlier=Count("pk", filter=Q(received_at__gt=before, received_at__lte=now)),
            taken_up=Count("pk", filter=Q(taken_up_at__isnull=False)),
        )
        .filter(many__gte=_LEAST)
        .order_by("-people", "-many", "-last")[:SHOWN]
    )
    found = {row["same_as"]: row for row in counted}
    first = rows.filter(same_as__in=found).order_by("same_as", "pk").distinct("same_as")
    words = {one.same_as: one for one in to_now(list(first.select_related("source")))}
    return [
        Saying(
            words=words[number],
            many=row["many"],
            people=row["people"],
            media=row["media"],
            since=row["since"],
            last=row["last"],
            trend=_trend(row["lately"], row["earlier"]),
            taken_up=row["taken_up"],
        )
        for number, row in found.items()
        if number in words
    ]


def _trend(lately: int, earlier: int) -> Trend:
    if lately > earlier:
        return Trend.GROWING
    return Trend.FADING if 2 * lately < earlier else Trend.STEADY
