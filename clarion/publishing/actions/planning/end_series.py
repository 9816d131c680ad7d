"""End a series: nothing more is made of it, and its drafts are dropped; what is signed leaves."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.publishing.actions.planning.dropping import drop_drafts
from clarion.publishing.models import Series
from clarion.publishing.rules.refusals import UnderWay


@transaction.atomic
def end_series(*, series_id: int, by: Actor, at: datetime) -> int:
    """End it and return how many of its days stay, because somebody was asked to sign them.

    Those can be withdrawn one by one.
    """
    by.must(Power.PUBLISH)
    rows = Series.objects.of(by.office_id).filter(ended_at=None)
    series: Series = rows.locked().get_or_refuse(pk=series_id)
    today = at.astimezone(ZoneInfo(people.office(by.office_id).zone)).date()
    stay = 0
    drafted = series.occurrences.filter(on__gte=today, skipped_at=None)
    for one in drafted.order_by("statement_id"):
        try:
            drop_drafts(one, by=by, at=at)
        except UnderWay:
            stay += 1
    series.ended_at, series.ended_by = at, by.name
    series.save(update_fields=["ended_at", "ended_by"])
    enter("series ended", about=series.about, by=by, at=at, stay=stay)
    return stay
