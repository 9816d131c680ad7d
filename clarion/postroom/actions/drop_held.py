"""Somebody has looked again at what a hold had stopped, and it is not to be said any more."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.postroom.actions.cancel_dispatch import cancel_dispatch
from clarion.postroom.models import Dispatch


@transaction.atomic
def drop_held(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Take one message back, or every rendition of one statement.

    Raises `AlreadyMoved`, `MayHaveLeft`.
    """
    by.must_one_of(Power.ANSWER, Power.PUBLISH)
    known: Dispatch = Dispatch.objects.of(by.office_id).get_or_refuse(pk=dispatch_id)
    by.must(known.released_by)
    stopped = list(known.stopped_with().select_for_update().order_by("id"))
    if dispatch_id not in {one.pk for one in stopped}:
        raise AlreadyMoved
    for one in stopped:
        cancel_dispatch(dispatch_id=one.pk, by=by, at=at)
