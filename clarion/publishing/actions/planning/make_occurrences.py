"""Make the drafts of a series that leave within the horizon: each once, and each to be signed."""

from datetime import date, datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_reference
from clarion.kit.moments import wall
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, Occurrence, Rendition, Series, Statement
from clarion.publishing.rules.times.recurrence import instant_on, is_over, within

_OVER = "its time is over"


@transaction.atomic
def make_occurrences(*, series_id: int, by: Actor, at: datetime) -> int:
    """Make what is missing and return how many that were; done twice it changes nothing.

    What has gone by is never made, and a day on which the clocks skip the time has no draft: the
    page of the series says so. After its last day the series ends by itself.
    """
    by.must(Power.MOVE_POST)
    series: Series = Series.objects.of(by.office_id).locked().get_or_refuse(pk=series_id)
    if series.ended_at is not None:
        return 0
    zone = people.office(by.office_id).zone
    if is_over(series.recurrence(), zone=zone, at=at):
        return _end(series, by, at)
    there = set(series.occurrences.values_list("on", flat=True))
    due = {
        on: instant_on(on, series.wall, zone)
        for on in within(series.recurrence(), zone=zone, at=at)
        if on not in there
    }
    coming = {on: due_at for on, due_at in due.items() if due_at is not None and due_at > at}
    may = {one.id for one in postroom.publishing_accounts(office_id=by.office_id)}
    accounts = [number for number in series.account_ids if number in may]
    for on, due_at in coming.items():
        _make(series, on, due_at, zone, accounts, by, at)
    return len(coming)


def _end(series: Series, by: Actor, at: datetime) -> int:
    """End what is over, so that nobody looks at it again; return how many were made: none."""
    series.ended_at, series.ended_by = at, _OVER
    series.save(update_fields=["ended_at", "ended_by"])
    enter("series ended", about=series.about, by=by, at=at, why=_OVER)
    return 0


def _make(
    series: Series,
    on: date,
    due_at: datetime,
    zone: str,
    accounts: list[int],
    by: Actor,
    at: datetime,
) -> None:
    statement = Statement.objects.create(
        office_id=by.office_id, code=new_reference(), made_by=series.begun_by, made_at=at
    )
    Occurrence.objects.create(series=series, on=on, statement=statement, made_at=at)
    edition = Edition.objects.create(
        office_id=by.office_id,
        statement=statement,
        number=1,
        headline=series.headline,
        text=series.text,
        language=series.language,
        theme=series.theme,
        campaign_id=series.campaign_id,
        due_at=due_at,
        due_wall=wall(due_at, zone),
        due_zone=zone,
        late_minutes=series.late_minutes,
        authors=series.authors,
        saved_by=series.begun_by,
        saved_at=at,
        moved_at=at,
    )
    Rendition.objects.bulk_create(
        Rendition(edition=edition, account_id=number) for number in accounts
    )
    enter("statement begun", about=statement.about, by=by, at=at, series=series.pk, on=str(on))
    live.tell(office_id=by.office_id, topic=statement.about)
