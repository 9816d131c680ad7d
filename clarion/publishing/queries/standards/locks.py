"""What may not be said yet, as people look through it."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Q

from clarion.people import queries as people
from clarion.publishing.models import Lock
from clarion.publishing.queries.standards.locked import Locked, locked_by, on_their_way

_OVER_MAX = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class LockNow:
    """One lock. `state`: it is `coming`, `on` or `over`. `stops`: what is on its way all the same,
    and does not leave.
    """

    id: int
    subject: str
    words: tuple[str, ...]
    from_at: datetime
    until_at: datetime | None
    why: str
    state: str
    begun_by: str
    begun_at: datetime
    ended_by: str
    ended_at: datetime | None
    ended_why: str
    stops: tuple[Locked, ...]


def locks(*, office_id: int, at: datetime) -> list[LockNow]:
    """Return those in force and to come, by their end, and the last that are over."""
    rows = Lock.objects.of(office_id)
    over = Q(until_at__lte=at) | Q(ended_at__isnull=False)
    going_on = rows.exclude(over).order_by("until_at", "id")
    gone = rows.filter(over).order_by("-begun_at", "-id")[:_OVER_MAX]
    zone = ZoneInfo(people.office(office_id).zone)
    at, editions = at.astimezone(zone), on_their_way(office_id=office_id)
    return [
        *(_now(row, at, locked_by(row.lock(zone), editions, at=at)) for row in going_on),
        *(_now(row, at) for row in gone),
    ]


def _now(row: Lock, at: datetime, stops: tuple[Locked, ...] = ()) -> LockNow:
    is_over = row.ended_at is not None or (row.until_at is not None and row.until_at <= at)
    return LockNow(
        id=row.pk,
        subject=row.subject,
        words=tuple(row.words),
        from_at=row.from_at,
        until_at=row.until_at,
        why=row.why,
        state="over" if is_over else "coming" if row.from_at > at else "on",
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
        ended_why=row.ended_why,
        stops=stops,
    )
