"""What became of a notice is written down: it left, it did not, or nobody knows."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.people.actions.telling.finishing import finish
from clarion.people.models import Notice
from clarion.people.rules.notices import NOTICE, pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """How an attempt ended. `state`: sent, failed, unknown, or queued to be tried again."""

    state: str
    proof: str = ""
    reason: str = ""


@transaction.atomic
def settle_notice(*, notice_id: int, attempt: int, how: Carried, by: Actor, at: datetime) -> None:
    """Write it down, unless somebody else has taken the notice meanwhile."""
    by.must(Power.MOVE_POST)
    rows = Notice.objects.of(by.office_id).select_related("office").locked()
    notice = rows.filter(pk=notice_id, state="sending", attempts=attempt).first()
    if notice is None:
        return
    if how.state != "queued":
        finish(notice, how.state, proof=how.proof, reason=how.reason, by=by, at=at)
        return
    wait = pause(attempts=attempt)
    if wait is None or at + wait >= notice.expires_at:
        finish(notice, "failed", reason=how.reason, by=by, at=at)
    else:
        again = {"not_before": at + wait, "lease_until": None, "reason": how.reason[:500]}
        move(notice, NOTICE, "queued", **again)
