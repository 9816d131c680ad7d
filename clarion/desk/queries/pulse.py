"""What people want of the desk and have not got: for those who look at the whole of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from clarion.desk.models import Case, CaseMessage
from clarion.desk.queries.queue import QueueRow, to_row, with_words
from clarion.desk.rules.first_look import UNASSESSED
from clarion.desk.rules.lives import OPEN

# Counted so far; beyond that "more than" is all that anybody needs.
COUNTED_MAX = 1_000
QUESTIONS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """Questions that nobody has answered: how many (at most `COUNTED_MAX`), and the oldest."""

    count: int
    oldest: tuple[QueueRow, ...]

    @property
    def uncounted(self) -> bool:
        """Whether there are more than were counted."""
        return self.count >= COUNTED_MAX


def unanswered(*, office_id: int) -> Unanswered:
    """Return the open questions without a first answer, the oldest first; two queries."""
    rows = Case.objects.of(office_id).filter(
        state__in=OPEN, need="question", first_replied_at=None, quiet=False
    )
    oldest = with_words(rows).order_by("waiting_since", "pk")[:QUESTIONS_SHOWN]
    return Unanswered(count=_counted(rows), oldest=tuple(to_row(row) for row in oldest))


def at_risk(*, office_id: int) -> int:
    """Return how many open cases may be about a life, and nobody has assessed: one query."""
    rows = Case.objects.of(office_id).filter(
        state__in=OPEN, risk__in=[one.value for one in UNASSESSED]
    )
    return _counted(rows)


def media_waiting(*, office_id: int) -> int:
    """Return how many enquiries of the media are open (at most `COUNTED_MAX`); one query."""
    return _counted(Case.objects.of(office_id).filter(state__in=OPEN, need="media"))


def needs(*, office_id: int, begin: datetime, end: datetime) -> list[tuple[str, int]]:
    """Return what the cases opened in a span are about, the most frequent first; one query."""
    # A case that was opened in it was moved since; that column has the index.
    rows = Case.objects.of(office_id).filter(
        moved_at__gte=begin, opened_at__gte=begin, opened_at__lt=end, quiet=False
    )
    return sorted(rows.values_list("need").annotate(Count("pk")), key=lambda one: (-one[1], one[0]))


def case_of(*, office_id: int, message_ids: Collection[int]) -> dict[int, int]:
    """Return the case of each message that has one; one query."""
    rows = CaseMessage.objects.filter(case__office_id=office_id, message_id__in=message_ids)
    return dict(rows.values_list("message_id", "case_id"))


def _counted(rows: QuerySet[Case]) -> int:
    return rows.order_by()[:COUNTED_MAX].count()
