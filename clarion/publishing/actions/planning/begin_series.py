"""Begin a series: words that are said again and again, each time as a statement of its own."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom
from clarion.postroom.queries import THEMES
from clarion.publishing.actions.planning.repeating import SeriesWords, refuse_unclear
from clarion.publishing.models import Campaign, Series
from clarion.publishing.rules.refusals import CannotPublish
from clarion.publishing.rules.times.recurrence import SERIES_MAX, Recurrence


class TooManySeries(Refusal):
    """Fifty series are going on. End one that nobody needs."""


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
    refuse_unclear(words, recurrence, at)
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
