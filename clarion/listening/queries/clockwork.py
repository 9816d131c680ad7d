"""What is due: sources to be read, offices that listen."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from clarion.listening.models import Following, Source, Watch
from clarion.people import queries as people

_DUE_MAX = 200
_KEEPING = """
SELECT office.id FROM unnest(%s::bigint[]) AS office (id)
WHERE EXISTS (SELECT FROM listening_mention WHERE office_id = office.id)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceDue:
    """A source whose time has come."""

    office_id: int
    source_id: int


def sources_due(*, at: datetime) -> list[SourceDue]:
    """Return those that a watch in force listens to, the longest due first."""
    due = _due(at).order_by("due_at").values_list("office_id", "pk")[:_DUE_MAX]
    return [SourceDue(office_id=office_id, source_id=pk) for office_id, pk in due]


def is_due(*, source_id: int, at: datetime) -> bool:
    """Say whether this one is among them."""
    return _due(at).filter(pk=source_id).exists()


def _due(at: datetime) -> QuerySet[Source]:
    wanted = Following.objects.filter(watch__state="on", watch__until_at__gt=at)
    rows = Source.objects.filter(state="open", due_at__lte=at, pk__in=wanted.values("source_id"))
    return rows.exclude(busy_until__gt=at)


def office_of_source(*, source_id: int) -> int | None:
    """Return whose source it is; None if there is no such source that is open."""
    rows = Source.objects.filter(pk=source_id, state="open")
    found: int | None = rows.values_list("office_id", flat=True).first()
    return found


def offices_listening() -> list[int]:
    """Return the offices that watch for something, or keep something still."""
    watching = Watch.objects.filter(state__in=["on", "proposed"]).values_list("office_id")
    hearing = Source.objects.exclude(state="closed").values_list("office_id")
    found = {pk for (pk,) in watching.union(hearing)}
    others = [office.id for office in people.offices() if office.id not in found]
    return sorted(found | _keeping(others))


def _keeping(office_ids: list[int]) -> set[int]:
    """Return which of these keep anything: one look along an index for each, in one query."""
    if not office_ids:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(_KEEPING, [office_ids])
        return {pk for (pk,) in cursor.fetchall()}
