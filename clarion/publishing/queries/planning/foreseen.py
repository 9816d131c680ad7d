"""What the calendar foresees: days of a series that are not written yet, and slots still free."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, Occurrence, Series, Slot
from clarion.publishing.queries.planning.sieve import Sieve
from clarion.publishing.rules.lives import GIVES_UP_SLOT
from clarion.publishing.rules.times.recurrence import SERIES_MAX, dates, instant_on
from clarion.publishing.rules.times.slots import SLOTS_MAX, on_day

# More than this on one page of the calendar nobody reads.
FORESEEN_MAX = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """A day of a series (`series_id`, `headline`), or a free slot for a theme or an account."""

    due_at: datetime
    theme: str
    headline: str = ""
    series_id: int | None = None
    where: str = ""

    @property
    def at(self) -> datetime:
        """Where it stands on the calendar."""
        return self.due_at


def foreseen(
    *, office_id: int, first: date, end: date, zone: str, sieve: Sieve, at: datetime
) -> tuple[Foreseen, ...]:
    """Return what is foreseen on the days from `first` until before `end`, the soonest first.

    Under a filter for a state there is none: what is not written has no state.
    """
    if sieve.state or sieve.words or sieve.person_id is not None:
        return ()
    days = [first + timedelta(days=offset) for offset in range((end - first).days)]
    found = [*_of_series(office_id, days, zone, sieve), *_of_slots(office_id, days, zone, sieve)]
    coming = sorted((one for one in found if one.due_at > at), key=lambda one: one.due_at)
    return tuple(coming[:FORESEEN_MAX])


def _of_series(office_id: int, days: list[date], zone: str, sieve: Sieve) -> Iterator[Foreseen]:
    going_on = Series.objects.of(office_id).filter(ended_at=None).filter(_like(sieve))
    if sieve.account_id is not None:
        going_on = going_on.filter(account_ids__contains=[sieve.account_id])
    if sieve.campaign_id is not None:
        going_on = going_on.filter(campaign_id=sieve.campaign_id)
    rows = list(going_on.order_by("id")[:SERIES_MAX])
    if not rows or not days:
        return
    made = Occurrence.objects.filter(series__in=rows, on__gte=days[0], on__lte=days[-1])
    there = set(made.values_list("series_id", "on"))
    for row in rows:
        for on in dates(row.recurrence()):
            if on > days[-1]:
                break
            due_at = instant_on(on, row.wall, zone)
            if on >= days[0] and due_at is not None and (row.pk, on) not in there:
                yield Foreseen(
                    due_at=due_at, theme=row.theme, headline=row.headline, series_id=row.pk
                )


def _of_slots(office_id: int, days: list[date], zone: str, sieve: Sieve) -> Iterator[Foreseen]:
    if sieve.campaign_id is not None:
        return
    going_on = Slot.objects.of(office_id).filter(ended_at=None).filter(_like(sieve))
    if sieve.account_id is not None:
        going_on = going_on.filter(account_id=sieve.account_id)
    rows = list(going_on.order_by("id")[:SLOTS_MAX])
    if not rows:
        return
    offered = [(row, due_at) for row in rows for on in days if (due_at := _on(row, on, zone))]
    taken = Edition.objects.of(office_id).filter(
        slot__in=rows, due_at__in={due_at for _, due_at in offered}
    )
    gone = set(taken.exclude(state__in=GIVES_UP_SLOT).values_list("slot_id", "due_at"))
    accounts = postroom.answering(office_id=office_id)
    for row, due_at in offered:
        if (row.pk, due_at) not in gone:
            account = accounts.get(row.account_id) if row.account_id else None
            where = f"{account.title}, {account.address}" if account else ""
            yield Foreseen(due_at=due_at, theme=row.theme, where=where)


def _on(row: Slot, on: date, zone: str) -> datetime | None:
    return on_day(row.weekly(), on, zone=zone)


def _like(sieve: Sieve) -> Q:
    return Q(theme=sieve.theme) if sieve.theme else Q()
