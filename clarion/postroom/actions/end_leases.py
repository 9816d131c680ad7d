"""A worker that has said nothing for too long may have sent: what it held becomes unknown."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions.record_outcome import announce_move
from clarion.postroom.models import Dispatch
from clarion.postroom.rules.limits import DELIVER_BATCH
from clarion.postroom.rules.lives import DISPATCH


@transaction.atomic
def end_leases(*, by: Actor, at: datetime) -> int:
    """Move what was being sent by the dead to unknown; return how many."""
    by.must(Power.MOVE_POST)
    rows = Dispatch.objects.of(by.office_id).filter(state="sending", lease_until__lt=at)
    ended = list(rows.select_for_update(skip_locked=True, of=("self",))[:DELIVER_BATCH])
    for dispatch in ended:
        move(
            dispatch,
            DISPATCH,
            "unknown",
            lease_until=None,
            unknown_since=at,
            looks=0,
            person_asked_at=None,
            look_at=at,
            reason="the worker that was sending it stopped answering",
        )
        enter("dispatch unknown", about=dispatch.about, by=by, at=at, dispatch=dispatch.pk)
        announce_move(dispatch)
    return len(ended)
