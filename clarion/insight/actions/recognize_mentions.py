"""Have what was overheard compared with what the desk knows: the two rooms do not meet."""

from datetime import datetime

from django.db import transaction

from clarion.desk import actions as desk_actions
from clarion.desk import queries as desk
from clarion.kit.actor import Actor, Power
from clarion.listening import actions as listening_actions
from clarion.listening import queries as listening


def recognize_mentions(*, by: Actor, at: datetime) -> bool:
    """Compare some that were read and not compared yet; return whether more may wait.

    Mostly nothing is known of them, and that is noted as well. No transaction is open meanwhile; if
    a rumour is noted by then, nothing is kept, and the same are compared again.
    """
    by.must(Power.MOVE_POST)
    waiting = listening.unrecognized(office_id=by.office_id, at=at)
    if not waiting:
        return False
    noted = desk.rumours_noted(office_id=by.office_id)
    # A rumour that was noted a moment ago is compared by what it means, too.
    desk_actions.learn_meanings(by=by, at=at)
    said = [(one.text, one.said_at) for one in waiting]
    found = desk.recognize(office_id=by.office_id, said=said, at=at)
    by_number = {one.id: its for one, its in zip(waiting, found, strict=True)}
    with transaction.atomic():
        if desk_actions.hold_rumours(by=by, at=at) == noted:
            listening_actions.note_recognized(found=by_number, by=by, at=at)
    return True
