"""What was promised has been done, in time or late."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.promises.telling_of import tell_of_promise_on_screens
from clarion.desk.models import Promise
from clarion.desk.rules.matters.lives import PROMISE
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter

HOW_MAX = 300


class SayHowKept(Refusal):
    """Say how one can tell that it was kept, for example the number of the job or a link."""


@transaction.atomic
def keep_promise(*, promise_id: int, how: str, by: Actor, at: datetime) -> None:
    """Say that it was kept, and how one can tell; raises `SayHowKept`, `AlreadyMoved`."""
    by.must(Power.ANSWER)
    shown = " ".join(how.split())[:HOW_MAX]
    if not shown:
        raise SayHowKept
    promise = Promise.objects.of(by.office_id).locked().get_or_refuse(pk=promise_id)
    move(promise, PROMISE, "kept", settled_by=by.name, settled_at=at, why=shown)
    enter("promise kept", about=promise.about, by=by, at=at, promise=promise.pk, how=shown)
    tell_of_promise_on_screens(promise)
