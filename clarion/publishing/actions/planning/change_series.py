"""Change a series from one day on: the old one ends before it, and a new one goes on."""

from datetime import date, datetime, timedelta

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.publishing.actions.planning.begin_series import begin_series
from clarion.publishing.actions.planning.dropping import GONE, drop_drafts
from clarion.publishing.actions.planning.repeating import SeriesWords, refuse_unclear
from clarion.publishing.models import Edition, Occurrence, Series
from clarion.publishing.rules.refusals import UnderWay
from clarion.publishing.rules.times.recurrence import Recurrence, dates

# When a day was left out, and by whom.
_Skipped = tuple[datetime, str]


@transaction.atomic
def change_series(
    *, series_id: int, words: SeriesWords, recurrence: Recurrence, by: Actor, at: datetime
) -> int:
    """Return the number of the new one; it goes on from the first day of `recurrence`.

    What was drafted for that day and later is dropped and made anew. A day that somebody was asked
    to sign stays as it is, and the new series leaves it out; so it does with a day that was left
    out, or whose draft somebody had dropped. Raises what `begin_series` does.
    """
    by.must(Power.PUBLISH)
    refuse_unclear(words, recurrence, at)
    rows = Series.objects.of(by.office_id).filter(ended_at=None)
    series: Series = rows.locked().get_or_refuse(pk=series_id)
    from_on = recurrence.first_on
    left_out = _left_out(series, from_on, by, at)
    left_out |= dict.fromkeys(_give_way(series, from_on, left_out, by, at), (at, by.name))
    said = [on for on in dates(series.recurrence()) if on < from_on]
    series.until_on, series.times = (said[-1] if said else from_on - timedelta(days=1)), None
    if not said:
        series.ended_at, series.ended_by = at, by.name
    series.save(update_fields=["until_on", "times", "ended_at", "ended_by"])
    new = begin_series(words=words, recurrence=recurrence, continues_id=series.pk, by=by, at=at)
    Occurrence.objects.bulk_create(
        Occurrence(series_id=new, on=on, skipped_at=skipped_at, skipped_by=name)
        for on, (skipped_at, name) in left_out.items()
    )
    enter("series changed", about=series.about, by=by, at=at, from_on=str(from_on), new=new)
    return new


def _left_out(series: Series, from_on: date, by: Actor, at: datetime) -> dict[date, _Skipped]:
    """Return the days that nobody wants, and who left each out and when."""
    found: dict[date, _Skipped] = {}
    rows = list(series.occurrences.filter(on__gte=from_on))
    standing = Edition.objects.of(by.office_id).filter(
        statement_id__in=[one.statement_id for one in rows if one.statement_id]
    )
    alive = set(standing.exclude(state__in=GONE).values_list("statement_id", flat=True))
    for one in rows:
        if one.skipped_at is not None:
            found[one.on] = one.skipped_at, one.skipped_by
        elif one.statement_id not in alive:
            found[one.on] = at, by.name
    return found


def _give_way(
    series: Series, from_on: date, left_out: dict[date, _Skipped], by: Actor, at: datetime
) -> list[date]:
    """Drop the drafts of that day and later; return the days that stay."""
    stay = []
    drafted = series.occurrences.filter(on__gte=from_on).exclude(on__in=left_out)
    for one in drafted.order_by("statement_id"):
        try:
            drop_drafts(one, by=by, at=at)
        except UnderWay:
            stay.append(one.on)
    return stay
