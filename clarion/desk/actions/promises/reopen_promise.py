"""What was called kept was not kept after all."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.promises.telling_of import tell_of_promise_on_screens
from clarion.desk.models import Promise
from clarion.desk.rules.matters.lives import PROMISE
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter


@transaction.atomic
def reopen_promise(*, promise_id: int, by: Actor, at: datetime) -> None:
    """Undo `keep_promise`; the clockwork sees if its time is over. Raises `AlreadyMoved`."""
    by.must(Power.ANSWER)
    promise = Promise.objects.of(by.office_id).locked().get_or_refuse(pk=promise_id)
    move(promise, PROMISE, "open", settled_by="", settled_at=None, why="")
    enter("promise reopened", about=promise.about, by=by, at=at, promise=promise.pk)
    tell_of_promise_on_screens(promise)
