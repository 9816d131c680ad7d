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
    """Let one message go to the door, or every rendition of one statement; the gate is asked again.

    Raises `AlreadyMoved`.
    """
    by.must_one_of(Power.ANSWER, Power.PUBLISH)
    known: Dispatch = Dispatch.objects.of(by.office_id).get_or_refuse(pk=dispatch_id)
    by.must(known.released_by)
    stopped = list(known.stopped_with().select_for_update().order_by("id"))
    if dispatch_id not in {one.pk for one in stopped}:
        raise AlreadyMoved
    for one in stopped:
        one.review, one.not_before, one.reason, one.released_at = None, None, "", at
        one.save(update_fields=["review", "not_before", "reason", "released_at"])
        enter("dispatch released", about=one.about, by=by, at=at, dispatch=one.pk)
        announce(DispatchQueued(office_id=by.office_id, dispatch_id=one.pk))
        announce_move(one)
