"""Let what was heard lately be compared once more, since more is known than when it came."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.listening.actions.mentions.locking import lock
from clarion.listening.models import Mention
from clarion.listening.rules.limits import RECOGNIZED_ANEW, RECOGNIZED_ANEW_MAX


@transaction.atomic
def recognize_anew(*, by: Actor, at: datetime) -> int:
    """Mark the newest and return how many; what was found in them stays until it is their turn."""
    by.must(Power.MOVE_POST)
    rows = Mention.objects.of(by.office_id).filter(received_at__gt=at - RECOGNIZED_ANEW)
    done = rows.exclude(recognized_at=None).order_by("-received_at", "-pk")
    ids = list(done.values_list("pk", flat=True)[:RECOGNIZED_ANEW_MAX])
    return Mention.objects.filter(pk__in=lock(ids)).update(recognized_at=None)
