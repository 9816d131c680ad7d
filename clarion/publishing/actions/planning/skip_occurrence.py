"""Leave one day of a series out: nothing is made for it, and its draft is dropped."""

from datetime import date, datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotFound
from clarion.ledger.actions import enter
from clarion.publishing.actions.planning.dropping import drop_drafts
from clarion.publishing.models import Occurrence, Series
from clarion.publishing.rules.times.recurrence import dates


@transaction.atomic
def skip_occurrence(*, series_id: int, on: date, by: Actor, at: datetime) -> None:
    """Skip it; raises `UnderWay` for what was sent for signature, `AlreadyMoved`, `NotFound`."""
    by.must(Power.PUBLISH)
    rows = Series.objects.of(by.office_id).filter(ended_at=None)
    series: Series = rows.locked().get_or_refuse(pk=series_id)
    if on not in dates(series.recurrence()):
        raise NotFound
    one = series.occurrences.filter(on=on).first() or Occurrence(series=series, on=on)
    if one.skipped_at is not None:
        raise AlreadyMoved
    drop_drafts(one, by=by, at=at)
    one.skipped_at, one.skipped_by = at, by.name
    one.save()
    enter("series skips a day", about=series.about, by=by, at=at, on=str(on))
