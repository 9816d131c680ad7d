"""Let what came lately be compared once more, since more is known than when it came."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from clarion.desk.models import Glance
from clarion.kit.actor import Actor, Power

# As long as the screen of what is going on looks back.
_BACK: Final = timedelta(days=1)
# The newest of a flood: more would keep a core busy for minutes.
_MESSAGES_MAX: Final = 20_000


@transaction.atomic
def recognize_anew(*, by: Actor, at: datetime) -> int:
    """Mark them, and return how many; the clockwork compares them when it is their turn."""
    by.must(Power.MOVE_POST)
    rows = Glance.objects.of(by.office_id).filter(received_at__gt=at - _BACK)
    done = rows.exclude(recognized_at=None).order_by("-received_at")
    ids = list(done.values_list("pk", flat=True)[:_MESSAGES_MAX])
    return Glance.objects.filter(pk__in=ids).update(recognized_at=None)
