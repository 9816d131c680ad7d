"""What is due: sources to be read, offices that listen."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from clarion.listening.models import Following, Mention, Source, Watch

_DUE_MAX = 200


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
    keeping = Mention.objects.values_list("office_id")
    hearing = Source.objects.exclude(state="closed").values_list("office_id")
    return sorted({pk for (pk,) in watching.union(keeping, hearing)})
