"""Somebody has looked again at what a hold had stopped, and lets it leave."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.postroom.actions.record_outcome import announce_move
from clarion.postroom.events import DispatchQueued
from clarion.postroom.models import Dispatch


@transaction.atomic
def release_held(*, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Let one message go to the door; the gate is asked again. Raises `AlreadyMoved`."""
    by.must_one_of(Power.ANSWER, Power.PUBLISH)
    rows = Dispatch.objects.of(by.office_id).locked().filter(pk=dispatch_id)
    dispatch = rows.get_or_refuse()
    if dispatch.state != "queued" or dispatch.review_id is None:
        raise AlreadyMoved
    rows.update(review=None, not_before=None, reason="")
    enter("dispatch released", about=dispatch.about, by=by, at=at, dispatch=dispatch_id)
    announce(DispatchQueued(office_id=by.office_id, dispatch_id=dispatch_id))
    announce_move(dispatch)
