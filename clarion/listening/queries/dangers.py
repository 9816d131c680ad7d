"""What was said in public and may be about a life, until somebody has looked at it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from clarion.listening.models import Mention
from clarion.listening.queries.mentions import MentionNow, MentionPage, to_now
from clarion.listening.rules.dangers import told_between
from clarion.listening.rules.limits import MENTIONS_PAGE
from clarion.reading import Grade

HARMLESS_SHOWN = 10
PERHAPS_SHOWN = 10
# Nobody counts further: more is "very many".
_COUNTED_MAX = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class DangersWaiting:
    """So many wait, as far as anybody counts, and the number of the first of them."""

    count: int
    first_id: int


def at_risk(*, office_id: int, limit: int = 5) -> tuple[list[MentionNow], int]:
    """Return those that nobody has looked at, the newest, and how many, up to a hundred."""
    newest = _waiting(office_id).select_related("source").order_by("-pk")[:limit]
    return list(to_now(list(newest))), dangers_waiting(office_id=office_id)


def dangers(*, office_id: int, before_id: int | None) -> MentionPage:
    """Return a page of those that nobody has looked at, the newest first; two queries."""
    rows = _waiting(office_id)
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    found = list(rows.select_related("source").order_by("-pk")[: MENTIONS_PAGE + 1])
    page = found[:MENTIONS_PAGE]
    more = len(found) > MENTIONS_PAGE
    return MentionPage(mentions=to_now(page), before_id=page[-1].pk if more else None)


def perhaps_dangers(*, office_id: int) -> list[MentionNow]:
    """Return what the model alone takes for a danger, the newest; two queries."""
    rows = Mention.objects.of(office_id).filter(perhaps=True, risk="")
    rows = rows.filter(taken_up_at=None, harmless_at=None)
    newest = rows.select_related("source").order_by("-pk")[:PERHAPS_SHOWN]
    return list(to_now(list(newest)))


def called_harmless(*, office_id: int) -> list[MentionNow]:
    """Return what somebody called harmless last, as long as it is kept; two queries."""
    rows = Mention.objects.of(office_id).exclude(harmless_at=None).filter(taken_up_at=None)
    newest = rows.select_related("source").order_by("-harmless_at", "-pk")[:HARMLESS_SHOWN]
    return list(to_now(list(newest)))


def dangers_waiting(*, office_id: int) -> int:
    """Return how many nobody has looked at, up to a hundred."""
    return len(_waiting(office_id).values_list("pk", flat=True)[:_COUNTED_MAX])


def dangers_told(*, office_id: int) -> DangersWaiting:
    """Return those that are certain by their words, as whoever tells of them needs them."""
    rows = _waiting(office_id).filter(risk=Grade.CERTAIN.value)
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[:_COUNTED_MAX])
    return DangersWaiting(count=len(ids), first_id=ids[0] if ids else 0)


def offices_in_danger(*, at: datetime) -> list[int]:
    """Return the offices in which one has waited for so long that people are told of it."""
    begin, end = told_between(at)
    rows = Mention.objects.filter(risk=Grade.CERTAIN.value, taken_up_at=None, harmless_at=None)
    lately = rows.filter(received_at__gt=begin, received_at__lte=end)
    return sorted(set(lately.order_by().values_list("office_id", flat=True).distinct()))


def _waiting(office_id: int) -> QuerySet[Mention]:
    rows: QuerySet[Mention] = Mention.objects.of(office_id).exclude(risk="")
    return rows.filter(taken_up_at=None, harmless_at=None)
