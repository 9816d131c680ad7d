"""A second person agrees that a watch is about no person, or that an assembly must be watched."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.actions.watches.replacing import end_replaced
from clarion.listening.actions.watches.waking import wake_sources
from clarion.listening.models import Watch
from clarion.listening.rules.governor import refuse_end
from clarion.listening.rules.lives import WATCH


class OwnWatch(Refusal):
    """You have asked for this watch yourself. Somebody else must agree to it."""


@transaction.atomic
def agree_to_watch(*, watch_id: int, by: Actor, at: datetime) -> None:
    """Let it begin now. Raises `OwnWatch`, `AlreadyMoved`, `EndsTooLate`."""
    by.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    watch: Watch = Watch.objects.of(by.office_id).locked().get_or_refuse(pk=watch_id)
    if watch.state != "proposed":
        raise AlreadyMoved
    if watch.asked_by_id == by.person:
        raise OwnWatch
    refuse_end(until=watch.until_at, assembly=watch.assembly, at=at)
    move(
        watch,
        WATCH,
        "on",
        agreed_by=by.name,
        agreed_by_id=by.person,
        begun_at=at,
        begins_at=at,
    )
    end_replaced(watch, by, at)
    wake_sources(watch=watch, at=at)
    enter("watch agreed to", about=f"watch:{watch_id}", by=by, at=at, doubts=watch.doubts)
    live.tell(office_id=by.office_id, topic="listening")
