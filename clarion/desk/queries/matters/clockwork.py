"""What the clockwork must see to: cases to compare, copies to send, promises to call."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from clarion.desk.models import Case, Circular, Copy, Heard, Matter, Promise
from clarion.desk.rules.lives import OVER
from clarion.desk.rules.matters.pace import AT_ONCE_MAX
from clarion.desk.rules.matters.placing import BATCH_MAX
from clarion.signoff import queries as signoff

# What was not compared within a day stands for itself; a person can put it where it belongs.
_COMPARED_WITHIN = timedelta(days=1)
_BATCH = 200


def uncompared(*, office_id: int, at: datetime) -> list[int]:
    """Return an office's new cases that nobody has compared with others, oldest first."""
    rows = _uncompared(at).filter(office_id=office_id).order_by("id")
    return list(rows.values_list("id", flat=True)[:BATCH_MAX])


def offices_with_uncompared(*, at: datetime) -> list[int]:
    """Return the offices that have such cases."""
    return list(_uncompared(at).values_list("office_id", flat=True).distinct())


def copies_due(*, at: datetime, circular_id: int | None = None) -> list[tuple[int, int]]:
    """Return office and copy of what should be at the door by now, at most a turn's worth."""
    rows = Copy.objects.filter(state="waiting", due_at__lte=at, circular__state="sending")
    if circular_id is not None:
        rows = rows.filter(circular_id=circular_id)
    found = rows.order_by("due_at", "id")
    return list(found.values_list("circular__matter__office_id", "id")[:AT_ONCE_MAX])


def circulars_signed() -> list[tuple[int, int, int]]:
    """Return office, request and warrant of answers to all that were signed and have not begun."""
    rows = Circular.objects.filter(state="asked", request__state="signed")
    pairs = list(rows.values_list("matter__office_id", "request_id")[:_BATCH])
    warrants = signoff.warrants_of(request_ids=[request for _, request in pairs if request])
    return [
        (office, request, warrants[request])
        for office, request in pairs
        if request is not None and request in warrants
    ]


def promises_to_call(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and promise of what is due soon, or over, and was not called yet."""
    rows = Promise.objects.filter(state="open").filter(
        Q(due_at__lte=at) | Q(remind_at__lte=at, reminded_at=None)
    )
    return list(rows.order_by("due_at").values_list("office_id", "id")[:_BATCH])


def offices_with_resolved_matters() -> list[int]:
    """Return the offices that have resolved matters."""
    rows = Matter.objects.filter(state="resolved", into=None)
    return list(rows.values_list("office_id", flat=True).distinct())


def _uncompared(at: datetime) -> QuerySet[Case]:
    heard = Heard.objects.filter(case=OuterRef("pk"))
    return Case.objects.filter(
        ~Exists(heard), quiet=False, matter=None, opened_at__gt=at - _COMPARED_WITHIN
    ).exclude(state__in=OVER)
