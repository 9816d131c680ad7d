"""What was read in the messages of a case, with the words that led to it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from clarion.desk.models import Glance
from clarion.reading.why import Why, from_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNow:
    """What its words suggest of one message; `urgency` is empty where it was not looked for."""

    message_id: int
    received_at: datetime
    urgency: str
    theme: str
    why: tuple[Why, ...]


def read_in(*, office_id: int, message_ids: Collection[int]) -> tuple[ReadNow, ...]:
    """Return it, the newest first; one query. Spam and what machines sent is not there."""
    rows = Glance.objects.of(office_id).filter(message_id__in=message_ids)
    return tuple(
        ReadNow(
            message_id=row.message_id,
            received_at=row.received_at,
            urgency=row.urgency,
            theme=row.theme,
            why=from_rows(row.why),
        )
        for row in rows.order_by("-received_at", "-message_id")
    )
