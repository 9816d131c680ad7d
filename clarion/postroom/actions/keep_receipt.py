"""The network says what became of something we sent: a bounce undoes nothing, and is shown."""

from datetime import datetime

from clarion.channels.contract import Deed
from clarion.kit.actor import Actor
from clarion.ledger.actions import enter
from clarion.postroom.actions.keep_messages import Incoming
from clarion.postroom.actions.record_outcome import announce_move
from clarion.postroom.models import Dispatch


def keep_receipt(*, incoming: Incoming, by: Actor, at: datetime) -> None:
    """Write a receipt down beside the dispatch it is about, if it is one of ours."""
    regarding = incoming.thing.regarding
    if regarding is None:
        return
    said = Dispatch.objects.of(by.office_id).filter(deed=Deed.SAY.value)
    rows = said.filter(account=incoming.account, remote_id=regarding.remote_id)
    dispatch = rows.locked().first()
    if dispatch is None:
        return
    if not regarding.delivered and dispatch.bounced_at is None:
        dispatch.bounced_at, dispatch.reason = at, f"returned: {regarding.reason}"[:500]
        dispatch.save(update_fields=["bounced_at", "reason"])
        enter("dispatch bounced", about=dispatch.about, by=by, at=at, dispatch=dispatch.pk)
        announce_move(dispatch)
