"""Stop an answer to all midway: nobody gets it who has not got it yet."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.actions.withdraw_answer import withdraw_answer
from clarion.desk.models import Circular, Copy, Matter
from clarion.desk.rules.matters.lives import CIRCULAR
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotFound
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions import HasLeft, MayHaveLeft
from clarion.signoff.actions import withdraw


@transaction.atomic
def stop_circular(*, circular_id: int, by: Actor, at: datetime) -> int:
    """Stop it and return how many will not get it; raises `AlreadyMoved` for what has left.

    What waits at the door is taken back; what may have left cannot be.
    """
    by.must(Power.ANSWER)
    circular = (
        Circular.objects.select_for_update(of=("self",))
        .select_related("matter")
        .filter(pk=circular_id, matter__office_id=by.office_id)
        .first()
    )
    if circular is None:
        raise NotFound
    was = circular.state
    move(circular, CIRCULAR, "stopped", ended_by=by.name, ended_at=at)
    if was == "asked" and circular.request_id:
        withdraw(request_id=circular.request_id, by=by, at=at)
    stopped = Copy.objects.filter(circular=circular, state="waiting").update(state="stopped")
    stopped += _take_back(circular, by, at)
    if was == "done" and not stopped:
        raise AlreadyMoved
    _offer_the_last_one(circular)
    enter(
        "answer to all stopped",
        about=circular.matter.about,
        by=by,
        at=at,
        circular=circular.pk,
        stopped=stopped,
    )
    tell_of(circular.matter)
    return stopped


def _take_back(circular: Circular, by: Actor, at: datetime) -> int:
    at_the_door = Copy.objects.filter(circular=circular, answer__dispatch__state="queued")
    taken = 0
    for copy in at_the_door.order_by("case_id"):
        try:
            withdraw_answer(
                case_id=copy.case_id,
                answer_id=copy.answer_id or 0,
                keep_words=False,
                by=by,
                at=at,
            )
        except (HasLeft, MayHaveLeft, AlreadyMoved):
            continue
        taken += 1
    return taken


def _offer_the_last_one(circular: Circular) -> None:
    """What was stopped is offered to nobody any more; what was told before it is again."""
    before = Circular.objects.filter(matter=circular.matter_id, state="done").order_by("-id")
    Matter.objects.filter(pk=circular.matter_id, answered=circular).update(answered=before.first())
