"""What texts speak of that we know, and which messages have not been compared with it yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from clarion.desk.models import Glance, Rumours
from clarion.desk.queries.known.shelf import whole_shelf
from clarion.desk.rules.recognized import recognized
from clarion.postroom import queries as postroom
from clarion.reading.known import Recognized

# So many of what is found are looked at more closely: several ways of saying one rumour are found.
_FOUND_MAX: Final = 20
# So many messages are compared together: a fraction of a second.
TOGETHER: Final = 100
# What came longer ago, before a restore or an upgrade, is being said by nobody now.
WITHIN: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unrecognized:
    """A message that was not compared yet; what its author deleted has no words."""

    glance_id: int
    received_at: datetime
    edited_at: datetime | None
    text: str


def recognize(
    *, office_id: int, said: Sequence[tuple[str, datetime]], at: datetime
) -> list[tuple[Recognized, ...]]:
    """Return for each text what it speaks of that the office knows now; mostly nothing.

    Beside each text stands when it was said: before we said something, nobody contradicted it.
    """
    kept = whole_shelf(office_id=office_id, at=at)
    found = kept.match_each(
        [text for text, _when in said], limit=_FOUND_MAX, at=[when for _text, when in said]
    )
    return [recognized(one, kept.known) for one in found]


def rumours_noted(*, office_id: int) -> int:
    """Return how often a rumour was noted so far; asked before texts are compared with them."""
    noted = Rumours.objects.of(office_id).values_list("noted", flat=True).first()
    return int(noted or 0)


def unrecognized(*, office_id: int, at: datetime) -> list[Unrecognized]:
    """Return messages that were not compared yet, at most `TOGETHER`, the newest first."""
    rows = Glance.objects.of(office_id).filter(recognized_at=None, received_at__gt=at - WITHIN)
    waiting = list(rows.order_by("-received_at", "-pk")[:TOGETHER])
    if not waiting:
        return []
    ids = [row.message_id for row in waiting]
    found = {one.id: one for one in postroom.messages(office_id=office_id, message_ids=ids)}
    return [_unrecognized(row, found.get(row.message_id)) for row in waiting]


def offices_with_unrecognized(*, at: datetime) -> list[int]:
    """Return the offices that have such messages."""
    rows = Glance.objects.filter(recognized_at=None, received_at__gt=at - WITHIN)
    return sorted(set(rows.values_list("office_id", flat=True).distinct()))


def _unrecognized(row: Glance, message: postroom.MessageNow | None) -> Unrecognized:
    words = f"{message.subject}\n{message.text}" if message and not message.deleted_at else ""
    return Unrecognized(
        glance_id=row.pk,
        received_at=row.received_at,
        edited_at=message.edited_at if message else None,
        text=words.strip(),
    )
