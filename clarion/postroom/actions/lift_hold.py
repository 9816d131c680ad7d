"""Lift a hold. Nothing that it stopped leaves by that: somebody looks at each of them again."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.postroom.models import Dispatch, Hold
from clarion.postroom.rules.gate import LOOK_AGAIN
from clarion.postroom.rules.patience import BLOCKED_PAUSE


@transaction.atomic
def lift_hold(*, hold_id: int, why: str, by: Actor, at: datetime) -> int:
    """Lift it; return how many messages wait to be looked at again.

    Words that were right an hour ago may be wrong now, and a backlog that leaves at once is the
    last thing that a crisis needs. What was not due yet leaves when it is.
    """
    by.must(Power.HOLD)
    hold = Hold.objects.of(by.office_id).filter(lifted_at=None).locked().get_or_refuse(pk=hold_id)
    hold.lifted_at, hold.lifted_by, hold.lifted_why = at, by.name, why[:300]
    hold.save(update_fields=["lifted_at", "lifted_by", "lifted_why"])
    covered = Dispatch.objects.of(by.office_id).filter(hold.reach())
    # A sender may have read the hold before somebody said why.
    said = {hold.says, hold.says_with("")}
    due = covered.filter(_was_due(hold, said, at))
    # What has left first: should it turn out that it was not said after all, it is not said by
    # itself either. Whatever comes back meanwhile is then found among what is queued.
    due.filter(state__in=["sending", "processing", "unknown"]).update(review=hold)
    stopped = int(
        due.filter(state="queued").update(review=hold, not_before=None, reason=LOOK_AGAIN)
    )
    covered.filter(state="queued", reason__in=said).update(reason="")
    enter("hold lifted", about=f"hold:{hold_id}", by=by, at=at, why=why[:300], stopped=stopped)
    live.tell(office_id=by.office_id, topic="hold")
    return stopped


def _was_due(hold: Hold, said: set[str], at: datetime) -> Q:
    """What would have left but for the hold, also where the clock was put back meanwhile.

    It was due by now, or when the hold began; or the gate was asked about it when it was due, and
    wrote down what stopped it, and when to ask again.
    """
    asked = Q(reason__in=said, not_before__gte=F("due_at") + BLOCKED_PAUSE)
    return Q(due_at__lte=max(at, hold.placed_at)) | asked
