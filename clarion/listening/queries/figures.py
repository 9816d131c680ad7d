"""What is said in public, by area, and by those who were there."""

from datetime import datetime
from typing import Final

from django.db.models import Count

from clarion.listening.models import Mention
from clarion.listening.queries.mentions import NEWS, MentionNow, to_now

WITNESSES_SHOWN: Final = 5


def said_by_area(*, office_id: int, since: datetime, until: datetime) -> dict[str, int]:
    """Return how many mentions name each area, in a span of time; one query."""
    rows = Mention.objects.of(office_id).filter(received_at__gt=since, received_at__lte=until)
    return dict(rows.filter(NEWS).values_list("area").annotate(Count("pk")))


def public_witnesses(*, office_id: int, since: datetime, until: datetime) -> list[MentionNow]:
    """Return what people say in public that they saw themselves, the newest; two queries."""
    rows = Mention.objects.of(office_id).filter(received_at__gt=since, received_at__lte=until)
    newest = (
        rows.filter(NEWS, first_hand=True).select_related("source").order_by("-received_at", "-pk")
    )
    return list(to_now(list(newest[:WITNESSES_SHOWN])))
