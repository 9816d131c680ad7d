"""The series of the office, and day by day what has become of one."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from clarion.people import queries as people
from clarion.publishing.models import Edition, Occurrence, Series
from clarion.publishing.rules.times.recurrence import dates, instant_on, is_over, within

DAYS_SHOWN = 20
_SWEPT_MAX = 500
# Today begins at different times in the world.
_YESTERDAY = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesNow:
    """A series as it stands: its words, its days, and how it ends."""

    id: int
    headline: str
    text: str
    language: str
    theme: str
    campaign_id: int | None
    account_ids: tuple[int, ...]
    late_minutes: int
    every: str
    interval: int
    days: tuple[int, ...]
    nth: int
    monthday: int
    wall: str
    first_on: date
    until_on: date | None
    times: int | None
    begun_by: str
    begun_at: datetime
    ended_at: datetime | None
    ended_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOf:
    """One day of a series. `due_at`: None, the clocks skip the time; `state`: of its statement."""

    on: date
    due_at: datetime | None
    edition_id: int | None
    state: str
    skipped_by: str
    is_due: bool  # its draft should be there by now

    @property
    def can_skip(self) -> bool:
        """Whether it can be left out: nobody was asked to sign it."""
        return not self.skipped_by and self.state in {"", "draft"}


def all_series(*, office_id: int) -> list[SeriesNow]:
    """Return the series that go on, the newest first."""
    rows = Series.objects.of(office_id).filter(ended_at=None).order_by("-id")
    return [_now(row) for row in rows[:_SWEPT_MAX]]


def series(*, office_id: int, series_id: int) -> SeriesNow:
    """Return one series, also after its end; raises `NotFound`."""
    return _now(Series.objects.of(office_id).get_or_refuse(pk=series_id))


def days_of(*, office_id: int, series_id: int, at: datetime) -> tuple[list[DayOf], bool]:
    """Return the days of a series from today on, and whether there are more than are shown."""
    row: Series = Series.objects.of(office_id).get_or_refuse(pk=series_id)
    zone = people.office(office_id).zone
    today = at.astimezone(ZoneInfo(zone)).date()
    coming = [on for on in dates(row.recurrence()) if on >= today]
    made = {one.on: one for one in row.occurrences.filter(on__gte=today)}
    newest = _newest([one.statement_id for one in made.values() if one.statement_id])
    if row.ended_at is not None:
        coming = [on for on in coming if on in made]
    due = set(within(row.recurrence(), zone=zone, at=at))
    found = [_day(on, row, zone, made.get(on), newest, on in due) for on in coming[:DAYS_SHOWN]]
    return found, len(coming) > DAYS_SHOWN


def series_due(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and number of each series that lacks a draft by now, or that is over."""
    rows = list(Series.objects.filter(ended_at=None).order_by("id")[:_SWEPT_MAX])
    there: dict[int, set[date]] = {}
    made = Occurrence.objects.filter(series__in=rows, on__gte=at.date() - _YESTERDAY)
    for number, on in made.values_list("series_id", "on"):
        there.setdefault(number, set()).add(on)
    zones = {one.id: one.zone for one in people.offices()}
    return [
        (row.office_id, row.pk)
        for row in rows
        if is_over(row.recurrence(), zone=zones[row.office_id], at=at)
        or _lacks(row, there.get(row.pk, set()), zones[row.office_id], at)
    ]


def _lacks(row: Series, there: set[date], zone: str, at: datetime) -> bool:
    missing = (on for on in within(row.recurrence(), zone=zone, at=at) if on not in there)
    instants = (instant_on(on, row.wall, zone) for on in missing)
    return any(due_at is not None and due_at > at for due_at in instants)


def _newest(statement_ids: list[int]) -> dict[int, Edition]:
    rows = Edition.objects.filter(statement_id__in=statement_ids).only(
        "statement", "state", "due_at"
    )
    return {row.statement_id: row for row in rows.order_by("number")}


def _day(
    on: date,
    row: Series,
    zone: str,
    one: Occurrence | None,
    newest: dict[int, Edition],
    is_due: bool,
) -> DayOf:
    edition = newest.get(one.statement_id) if one and one.statement_id else None
    planned = instant_on(on, row.wall, zone)
    return DayOf(
        on=on,
        due_at=(edition.due_at if edition else None) or planned,
        edition_id=edition.pk if edition else None,
        state=edition.state if edition else "",
        skipped_by=one.skipped_by if one else "",
        is_due=is_due,
    )


def _now(row: Series) -> SeriesNow:
    return SeriesNow(
        id=row.pk,
        headline=row.headline,
        text=row.text,
        language=row.language,
        theme=row.theme,
        campaign_id=row.campaign_id,
        account_ids=tuple(row.account_ids),
        late_minutes=row.late_minutes,
        every=row.every,
        interval=row.interval,
        days=tuple(row.days),
        nth=row.nth,
        monthday=row.monthday,
        wall=row.wall,
        first_on=row.first_on,
        until_on=row.until_on,
        times=row.times,
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )
