"""Change a series from one day on: the old one ends before it, and a new one goes on."""

from datetime import date, datetime, timedelta

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.begin_series import SeriesWords, begin_series
from clarion.publishing.actions.dropping import drop_drafts
from clarion.publishing.models import Occurrence, Series
from clarion.publishing.rules.recurrence import Recurrence, dates
from clarion.publishing.rules.refusals import UnderWay


@transaction.atomic
def change_series(
    *, series_id: int, words: SeriesWords, recurrence: Recurrence, by: Actor, at: datetime
) -> int:
    """Return the number of the new one; it goes on from the first day of `recurrence`.

    What was drafted for that day and later is dropped and made anew. A day that somebody was asked
    to sign stays as it is, and the new series leaves it out. Raises what `begin_series` does.
    """
    by.must(Power.PUBLISH)
    rows = Series.objects.of(by.office_id).filter(ended_at=None)
    series: Series = rows.locked().get_or_refuse(pk=series_id)
    from_on = recurrence.first_on
    stay = _give_way(series, from_on, by, at)
    said = [on for on in dates(series.recurrence()) if on < from_on]
    series.until_on, series.times = (said[-1] if said else from_on - timedelta(days=1)), None
    if not said:
        series.ended_at, series.ended_by = at, by.name
    series.save(update_fields=["until_on", "times", "ended_at", "ended_by"])
    new = begin_series(words=words, recurrence=recurrence, continues_id=series.pk, by=by, at=at)
    Occurrence.objects.bulk_create(
        Occurrence(series_id=new, on=on, skipped_at=at, skipped_by=by.name) for on in stay
    )
    enter("series changed", about=series.about, by=by, at=at, from_on=str(from_on), new=new)
    return new


def _give_way(series: Series, from_on: date, by: Actor, at: datetime) -> list[date]:
    """Drop the drafts of that day and later; return the days that stay."""
    stay = []
    for one in series.occurrences.filter(on__gte=from_on, skipped_at=None):
        try:
            drop_drafts(one, by=by, at=at)
        except UnderWay:
            stay.append(one.on)
    return stay
