"""The time of a promise comes near, or is over: its owner is told, and the wall shows it."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.promises.telling_of import tell_of_promise_on_screens
from clarion.desk.events import PromiseDue
from clarion.desk.models import Promise
from clarion.desk.rules.matters.lives import PROMISE
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.rows import move
from clarion.ledger.actions import enter


@transaction.atomic
def call_promise(*, promise_id: int, by: Actor, at: datetime) -> None:
    """Call it broken once its time is over; before that, remind of it once."""
    by.must(Power.MOVE_POST)
    promise = Promise.objects.of(by.office_id).locked().get_or_refuse(pk=promise_id)
    if promise.state != "open":
        return
    broken = promise.due_at <= at
    if broken:
        move(promise, PROMISE, "broken")
        enter("promise broken", about=promise.about, by=by, at=at, promise=promise.pk)
    elif promise.reminded_at is not None or promise.remind_at > at:
        return
    promise.reminded_at = at
    promise.save(update_fields=["reminded_at"])
    announce(PromiseDue(office_id=by.office_id, promise_id=promise.pk, broken=broken))
    tell_of_promise_on_screens(promise)
