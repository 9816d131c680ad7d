"""What is being said of what we know, by those who write to us, and what we answer to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q

from clarion.desk.models import Recognition, Snippet
from clarion.desk.rules.snippets import to_nobody
from clarion.postroom import queries as postroom
from clarion.reading.known import Side

# What more is said besides is said by next to nobody.
SAID_MAX: Final = 50
_DENIES: Final = Side.DENIES.value
_ASKS: Final = Side.ASKS.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How many people wrote that it is so, or asked: in a span, in its last part, in that before.

    `asked` and `denied` are the messages that only ask, and those that say it is not so.
    """

    people: int
    lately: int
    before: int
    asked: int
    denied: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DirectAnswer:
    """What we say to something that is being said.

    `said` is what is being said, where somebody has noted it: a way of saying it each. `until` is
    the last day of ready words, `is_over` whether they have run out or were ended. A statement has
    neither; `at` is since when its words stand.
    """

    about: str
    title: str
    text: str
    language: str
    at: datetime
    said: tuple[str, ...] = ()
    until: date | None = None
    is_over: bool = False
    was_ended: bool = False

    @property
    def number(self) -> int:
        """Its own number, by which its page is found."""
        return int(self.about.partition(":")[2])

    @property
    def is_ready(self) -> bool:
        """Whether there are ready words that somebody can use now."""
        return bool(self.said) and not self.is_over


def being_said(
    *, office_id: int, begin: datetime, turn: datetime, end: datetime
) -> dict[str, Spread]:
    """Return what is being said in a span by what it is about, most people first; one query.

    The last part begins at `turn`, and the one before it is as long.
    """
    rows = Recognition.objects.of(office_id).exclude(side="")
    spreads, before = ~Q(side=_DENIES), turn - (end - turn)
    who = "glance__correspondent"
    counted = (
        rows.filter(received_at__gte=begin, received_at__lt=end)
        .values_list("about")
        .annotate(
            people=Count(who, filter=spreads, distinct=True),
            lately=Count(who, filter=spreads & Q(received_at__gte=turn), distinct=True),
            before=Count(
                who,
                filter=spreads & Q(received_at__gte=before, received_at__lt=turn),
                distinct=True,
            ),
            asked=Count("pk", filter=Q(side=_ASKS)),
            denied=Count("pk", filter=Q(side=_DENIES)),
        )
        .order_by("-people", "about")[:SAID_MAX]
    )
    return {
        about: Spread(people=people, lately=lately, before=earlier, asked=asked, denied=denied)
        for about, people, lately, earlier, asked, denied in counted
    }


def first_said(*, office_id: int, abouts: Collection[str]) -> dict[str, datetime]:
    """Return when each was written to us first, however long ago; one query."""
    rows = Recognition.objects.of(office_id).exclude(side="").exclude(side=_DENIES)
    firsts = [
        rows.filter(about=about).order_by("received_at").values_list("about", "received_at")[:1]
        for about in abouts
    ]
    return dict(firsts[0].union(*firsts[1:], all=True)) if firsts else {}


def direct_answers(
    *, office_id: int, abouts: Collection[str], at: datetime
) -> dict[str, DirectAnswer]:
    """Return what we say to these; three queries at most.

    A rumour that nobody calls one any more, and a statement that does not stand, are not among
    them.
    """
    parted = [about.partition(":") for about in abouts]
    numbers = [int(number) for kind, _colon, number in parted if kind == "snippet"]
    stated = {about for about in abouts if about.startswith("statement:")}
    ready = _ready_words(office_id, numbers, at.date()) if numbers else {}
    return ready | (_statements(office_id, stated, at) if stated else {})


def _ready_words(office_id: int, numbers: Collection[int], today: date) -> dict[str, DirectAnswer]:
    rows = Snippet.objects.of(office_id).filter(pk__in=numbers).exclude(rumour="")
    return {
        row.about: DirectAnswer(
            about=row.about,
            title=row.title,
            text=to_nobody(row.text),
            language=row.language,
            at=row.changed_at,
            said=row.rumours,
            until=row.expires_on,
            is_over=row.ended_at is not None or row.expires_on <= today,
            was_ended=row.ended_at is not None,
        )
        for row in rows
    }


def _statements(office_id: int, abouts: Collection[str], at: datetime) -> dict[str, DirectAnswer]:
    """Of a statement in several languages the first one speaks."""
    standing = postroom.standing(office_id=office_id, at=at)
    first = {one.about: one for one in reversed(standing) if one.about in abouts}
    return {
        one.stands.about: DirectAnswer(
            about=one.stands.about,
            title="",
            text=one.text,
            language=one.stands.language,
            at=one.said_at,
        )
        for one in postroom.statements(office_id=office_id, of=list(first.values()))
    }
