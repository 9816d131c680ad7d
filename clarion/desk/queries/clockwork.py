"""What the desk's clockwork must see to."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, Q

from clarion.desk.models import Answer, Case, CaseMessage, Counter
from clarion.desk.rules.clocks import STALE_ASSIGNMENT
from clarion.desk.rules.order import Rank
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.signoff import queries as signoff

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedAnswer:
    """An answer with its signature, on its way to the door."""

    office_id: int
    request_id: int
    warrant_id: int


def untriaged(*, begin: datetime, end: datetime) -> list[tuple[int, list[int]]]:
    """Return, for each office, the messages of a span of time that have no case."""
    taken = CaseMessage.objects.filter(message_id=OuterRef("pk"))
    found = {
        office.id: postroom.written_between(
            office_id=office.id, begin=begin, end=end, without=taken, limit=_BATCH
        )
        for office in people.offices()
    }
    return [(office_id, messages) for office_id, messages in found.items() if messages]


def untriaged_since(*, office_id: int, message_id: int) -> list[int]:
    """Return the messages of an office, from this one on, that have no case; at most a batch."""
    taken = CaseMessage.objects.filter(message_id=OuterRef("pk"))
    return postroom.written_since(
        office_id=office_id, message_id=message_id, without=taken, limit=_BATCH
    )


def signed_and_waiting() -> list[SignedAnswer]:
    """Return the answers that somebody has signed and that have not gone to the door."""
    rows = Answer.objects.filter(
        request__state="signed", dispatch=None, by_hand=False, returned_why=""
    ).values_list("case__office_id", "request_id")
    found = [
        (office, request, signoff.warrant_of(request_id=request))
        for office, request in rows[:_BATCH]
        if request is not None
    ]
    return [
        SignedAnswer(office_id=office, request_id=request, warrant_id=warrant)
        for office, request, warrant in found
        if warrant is not None
    ]


def unconfirmed(*, begin: datetime) -> list[tuple[int, int]]:
    """Return office and dispatch of answers of which the case does not know how they fared.

    Whatever has ended, came back, or needs a person, counts; what is still on its way does not.
    """
    rows = Answer.objects.filter(made_at__gte=begin, dispatch__isnull=False).order_by("made_at")
    settled = Q(dispatch__state__in=postroom.SETTLED) & ~Q(followed=F("dispatch__state"))
    asked = Q(dispatch__state__in=postroom.UNCLEAR, dispatch__person_asked_at__isnull=False)
    untold = rows.exclude(followed__in=["sent", "returned"]).filter(
        settled | asked & ~Q(followed="asked")
    )
    back = Answer.objects.filter(dispatch__bounced_at__gte=begin).exclude(followed="returned")
    found = [
        *untold.values_list("case__office_id", "dispatch_id")[:_BATCH],
        *back.values_list("case__office_id", "dispatch_id")[:_BATCH],
    ]
    return list(dict.fromkeys(found))


def stale_assignments(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and case of pressing work that nobody looks at."""
    rows = Case.objects.filter(
        state="assigned",
        rank__lte=Rank.URGENT,
        assigned_at__lt=at - STALE_ASSIGNMENT,
    ).exclude(viewed_at__gte=at - STALE_ASSIGNMENT)
    return list(rows.values_list("office_id", "id")[:_BATCH])


def offices_with_cases() -> list[int]:
    """Return the offices that ever had a case."""
    return sorted(set(Counter.objects.values_list("office_id", flat=True)))


def offices_with_resolved_cases() -> list[int]:
    """Return the offices that have cases which are to be closed one day."""
    rows = Case.objects.filter(state="resolved")
    return list(rows.values_list("office_id", flat=True).distinct())
