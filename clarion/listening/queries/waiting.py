"""What waits for somebody who listens, asked in one question, as every page asks it."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Q, QuerySet, Value
from django.utils import timezone

from clarion.listening.models import Audited, Looking, Mention, Official, Source, Watch
from clarion.listening.queries.sources import unread_sources
from clarion.reading.missed import late_since

# Nobody counts further: more is "very many".
_COUNTED_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Counts of up to a hundred each. `decisions`: a second person must look, and one could be.

    `audited_late`: of the last sample nobody has read them again, and its Wednesday has come.
    """

    decisions: int = 0
    sources: int = 0
    risks: int = 0
    audited_late: int = 0


def waiting(*, office_id: int, staff_id: int | None, at: datetime) -> Waiting:
    """Return what waits for this person."""
    watches = Watch.objects.of(office_id).filter(state="proposed").exclude(asked_by_id=staff_id)
    looks = Looking.objects.of(office_id).filter(state="asked").exclude(staff_id=staff_id)
    accounts = Official.objects.of(office_id).filter(state="proposed")
    others = accounts.exclude(proposed_by_id=staff_id)
    feeds = Source.objects.of(office_id).filter(state="proposed").exclude(added_by_id=staff_id)
    open_now = Source.objects.of(office_id).filter(state="open")
    unread = Q(pk__in=unread_sources(office_id=office_id, at=at).values("pk"))
    dangers = Mention.objects.of(office_id).exclude(risk="")
    risky = dangers.filter(taken_up_at=None, harmless_at=None)
    sample = Audited.objects.filter(audit__office_id=office_id, verdict="")
    weeks = late_since(timezone.localdate(at))
    late = sample.filter(audit__week_on__range=weeks, mention__isnull=False)
    rows = _kind(watches, "decision").union(
        _kind(looks, "decision"),
        _kind(others, "decision"),
        _kind(feeds, "decision"),
        _kind(open_now.exclude(trouble=""), "source"),
        _kind(open_now.filter(trouble="").exclude(silent_since=None).exclude(unread), "source"),
        _kind(unread_sources(office_id=office_id, at=at), "source"),
        _kind(risky, "risk"),
        _kind(late, "audited"),
        all=True,
    )
    counted = Counter(kind for kind, _pk in rows)
    return Waiting(
        decisions=counted["decision"],
        sources=counted["source"],
        risks=counted["risk"],
        audited_late=counted["audited"],
    )


def _kind(rows: QuerySet[Any], word: str) -> QuerySet[Any, Any]:
    named = rows.annotate(waits_as=Value(word, output_field=CharField()))
    pairs: QuerySet[Any, Any] = named.values_list("waits_as", "pk")[:_COUNTED_MAX]
    return pairs
