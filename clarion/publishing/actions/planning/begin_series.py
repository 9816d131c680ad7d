"""Begin a series: words that are said again and again, each time as a statement of its own."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.queries import THEMES
from clarion.publishing.models import Campaign, Series
from clarion.publishing.rules.refusals import CannotPublish
from clarion.publishing.rules.times.recurrence import DAYS_MAX, SERIES_MAX, Recurrence, dates
from clarion.publishing.rules.wording import LATE_MINUTES_MAX, LATE_MINUTES_USUAL

_WALL = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)


class SeriesUnclear(Refusal):
    """A series needs a headline, words, an account, days, a time, and an end within two years."""


class TooManySeries(Refusal):
    """Fifty series are going on. End one that nobody needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesWords:
    """What is said each time, where, and at which time on the office's wall."""

    headline: str
    text: str
    language: str
    theme: str
    wall: str
    account_ids: tuple[int, ...]
    campaign_id: int | None = None
    late_minutes: int = LATE_MINUTES_USUAL


@transaction.atomic
def begin_series(
    *,
    words: SeriesWords,
    recurrence: Recurrence,
    continues_id: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Begin it and return its number; its drafts are made by the clockwork.

    Whoever wrote the series that it `continues` is an author of this one too. Raises
    `SeriesUnclear`, `TooManySeries`, `CannotPublish`, `NotFound`.
    """
    by.must(Power.PUBLISH)
    _refuse_unclear(words, recurrence, at)
    if words.theme not in THEMES:
        raise NotFound
    if words.campaign_id is not None:
        open_ones = Campaign.objects.of(by.office_id).filter(ended_at=None)
        open_ones.get_or_refuse(pk=words.campaign_id)
    may = {one.id for one in postroom.publishing_accounts(office_id=by.office_id)}
    if not may.issuperset(words.account_ids):
        raise CannotPublish
    going_on = Series.objects.of(by.office_id).filter(ended_at=None)
    if len(going_on.values_list("pk")[:SERIES_MAX]) >= SERIES_MAX:
        raise TooManySeries
    series = _make(words, recurrence, continues_id, by, at)
    enter("series begun", about=series.about, by=by, at=at, headline=series.headline,
          continues=continues_id)  # fmt: skip
    return series.pk


def _refuse_unclear(words: SeriesWords, recurrence: Recurrence, at: datetime) -> None:
    near = abs(recurrence.first_on - at.date()) <= timedelta(days=DAYS_MAX)
    said = words.headline.strip() and words.text.strip() and words.account_ids
    clear = _WALL.fullmatch(words.wall) and 0 < words.late_minutes <= LATE_MINUTES_MAX
    if not (said and clear and near and recurrence.is_whole and any(dates(recurrence))):
        raise SeriesUnclear


def _make(
    words: SeriesWords,
    recurrence: Recurrence,
    continues_id: int | None,
    by: Actor,
    at: datetime,
) -> Series:
    before = (
        Series.objects.of(by.office_id).filter(pk=continues_id).values_list("authors", flat=True)
    )
    return Series.objects.create(
        office_id=by.office_id,
        headline=words.headline.strip()[:300],
        text=words.text,
        language=words.language,
        theme=words.theme,
        campaign_id=words.campaign_id,
        account_ids=sorted(set(words.account_ids)),
        late_minutes=words.late_minutes,
        authors=sorted({by.person, *(person for authors in before for person in authors)}),
        every=recurrence.every.value,
        interval=recurrence.interval,
        days=sorted(recurrence.days),
        nth=recurrence.nth,
        monthday=recurrence.monthday,
        wall=words.wall,
        first_on=recurrence.first_on,
        until_on=recurrence.until_on,
        times=recurrence.times,
        continues_id=continues_id,
        begun_at=at,
        begun_by=by.name,
    )
