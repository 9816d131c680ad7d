"""What is being said in public of what the office knows: counted, found again, still to compare."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Concat

from clarion.listening.models import Mention, Recognition
from clarion.listening.queries.mentions import DAY, OLD
from clarion.listening.rules.limits import RECOGNIZED_TOGETHER, RECOGNIZED_WITHIN
from clarion.reading.known import Recognized, Side, Stance

# What more is said besides is said by next to nobody.
SAID_MAX: Final = 50
_DENIES: Final = Side.DENIES.value
_ASKS: Final = Side.ASKS.value
# Somebody is one voice however often they speak; of whom nothing is known, each is another.
_VOICE: Final = Case(
    When(~Q(mention__outlet=""), then=Concat(Value("o"), F("mention__outlet"))),
    When(~Q(mention__pseudonym=""), then=Concat(Value("p"), F("mention__pseudonym"))),
    default=Cast("mention_id", CharField()),
    output_field=CharField(),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpreadInPublic:
    """How many mentions say that it is so, or ask, and how many voices say them.

    `lately` and `before` are the voices in the last part of the span, and in that before it.
    `asked` and `denied` are the mentions that only ask, and those that say it is not so.
    """

    mentions: int
    voices: int
    lately: int
    before: int
    asked: int
    denied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrecognized:
    """A mention that was not compared yet. Without a moment of its source, `said_at` is ours."""

    id: int
    text: str
    said_at: datetime


def said_in_public(
    *, office_id: int, begin: datetime, turn: datetime, end: datetime
) -> dict[str, SpreadInPublic]:
    """Return what is being said in a span by what it is about, most voices first; one query.

    The last part begins at `turn`, and the one before it is as long. What was said long before it
    was heard is not being said now.
    """
    spreads, before = ~Q(side=_DENIES), turn - (end - turn)
    counted = (
        _said(office_id)
        .filter(received_at__gte=begin, received_at__lt=end)
        .values_list("about")
        .annotate(
            mentions=Count("pk", filter=spreads),
            voices=Count(_VOICE, filter=spreads, distinct=True),
            lately=Count(
                _VOICE,
                filter=spreads & _said_within(OLD) & Q(received_at__gte=turn),
                distinct=True,
            ),
            before=Count(
                _VOICE,
                filter=spreads & Q(received_at__gte=before, received_at__lt=turn),
                distinct=True,
            ),
            asked=Count("pk", filter=Q(side=_ASKS)),
            denied=Count("pk", filter=Q(side=_DENIES)),
        )
        .order_by("-voices", "about")[:SAID_MAX]
    )
    return {
        about: SpreadInPublic(
            mentions=mentions,
            voices=voices,
            lately=lately,
            before=earlier,
            asked=asked,
            denied=denied,
        )
        for about, mentions, voices, lately, earlier, asked, denied in counted
    }


def first_heard(*, office_id: int, abouts: Collection[str]) -> dict[str, datetime]:
    """Return when each was heard first, of what is still kept; one query."""
    rows = _said(office_id).exclude(side=_DENIES)
    firsts = [
        rows.filter(about=about).order_by("received_at").values_list("about", "received_at")[:1]
        for about in abouts
    ]
    return dict(firsts[0].union(*firsts[1:], all=True)) if firsts else {}


def recognitions(*, mention_id: int) -> tuple[Recognized, ...]:
    """Return what a mention speaks of, the surest first; one query."""
    rows = Recognition.objects.filter(mention_id=mention_id).order_by("-percent", "about")
    return tuple(
        Recognized(
            about=row.about,
            way=row.way,
            said=row.said,
            percent=row.percent,
            words=tuple(row.words),
            differs=tuple(row.differs),
            stance=Stance(row.stance) if row.stance else None,
            side=Side(row.side) if row.side else None,
        )
        for row in rows
    )


def unrecognized(*, office_id: int, at: datetime) -> list[Unrecognized]:
    """Return mentions that were read with care and not compared yet, some of the newest."""
    rows = _waiting(at).filter(office_id=office_id).order_by("-received_at", "-pk")
    found = rows.only("title", "text", "sent_at", "received_at")[:RECOGNIZED_TOGETHER]
    return [
        Unrecognized(
            id=row.pk,
            text=f"{row.title}\n{row.text}".strip(),
            said_at=row.sent_at or row.received_at,
        )
        for row in found
    ]


def offices_with_unrecognized(*, at: datetime) -> list[int]:
    """Return the offices that have such mentions."""
    return sorted(_waiting(at).values_list("office_id", flat=True).distinct())


def _said(office_id: int) -> QuerySet[Recognition]:
    rows: QuerySet[Recognition] = Recognition.objects.of(office_id)
    return rows.filter(_said_within(DAY)).exclude(side="")


def _said_within(time: timedelta) -> Q:
    return Q(mention__sent_at=None) | Q(mention__sent_at__gte=F("received_at") - time)


def _waiting(at: datetime) -> QuerySet[Mention]:
    return Mention.objects.filter(
        recognized_at=None, read_at__isnull=False, received_at__gt=at - RECOGNIZED_WITHIN
    )
