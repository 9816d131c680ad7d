"""One copy of an answer to all goes to the door, unless something has changed for this person."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.desk.actions.circulars.outgoing import outgoing_of
from clarion.desk.actions.colliding import (
    MoreArrived,
    SomebodyAnswered,
    SomebodyHasTheTurn,
    refuse_collision,
)
from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.actions.tell import tell
from clarion.desk.models import Answer, Case, Circular, Copy
from clarion.desk.queries.matters.renditions import renditions
from clarion.desk.rules.matters.leaving_out import Left
from clarion.desk.rules.matters.lives import CIRCULAR, COPY
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.actions import queue_dispatch
from clarion.signoff.actions import stand

_BY_COLLISION: dict[type[Refusal], Left] = {
    SomebodyAnswered: Left.ANSWERED,
    MoreArrived: Left.WROTE_AGAIN,
    SomebodyHasTheTurn: Left.WRITING,
}


@transaction.atomic
def send_copy(*, copy_id: int, by: Actor, at: datetime) -> None:
    """Put it at the door once, however often this is done, or leave this person out with a reason.

    The circular is locked, so that nothing of it leaves after it was stopped.
    """
    by.must(Power.MOVE_POST)
    known = Copy.objects.filter(pk=copy_id, circular__matter__office_id=by.office_id)
    number = known.values_list("circular_id", flat=True).first()
    if number is None:
        return
    circular = (
        Circular.objects.select_for_update(of=("self",))
        .select_related("matter")
        .filter(pk=number, state="sending")
        .first()
    )
    copy = known.filter(state="waiting").first()
    if circular is None or copy is None:
        return
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=copy.case_id)
    left = _leave_out(copy, circular, case, at) or _put_at_the_door(copy, circular, case, at)
    if left is not None:
        move(copy, COPY, "left_out", why=left.value)
    if not Copy.objects.filter(circular=circular, state="waiting").exists():
        move(circular, CIRCULAR, "done", ended_at=at)
        enter("answer to all has left", about=circular.matter.about, by=by, at=at)
    tell(case)
    tell_of(circular.matter)


def _leave_out(copy: Copy, circular: Circular, case: Case, at: datetime) -> Left | None:
    """Ask everything again that was asked when it was written."""
    if case.matter_id != circular.matter_id:
        return Left.MOVED
    found = renditions(
        matter=circular.matter,
        facts=circular.facts,
        whom=circular.whom,
        case_ids=[case.pk],
        written={case.pk: copy.text},
        staff_id=circular.staff_id,
        at=at,
    )
    if not found:
        return Left.MOVED
    (now,) = found
    return now.left


def _put_at_the_door(copy: Copy, circular: Circular, case: Case, at: datetime) -> Left | None:
    author = people.actor_in(office_id=case.office_id, staff_id=circular.staff_id)
    if author is None:
        return Left.AUTHOR
    try:
        with transaction.atomic():
            refuse_collision(case, copy.message_id, copy.seen_answer, author, at)
            return _answer(copy, circular, case, author, at)
    except Refusal as refusal:
        return _BY_COLLISION.get(type(refusal), Left.REFUSED)


def _answer(copy: Copy, circular: Circular, case: Case, author: Actor, at: datetime) -> Left | None:
    author.must(Power.ANSWER)
    message = postroom.message(office_id=case.office_id, message_id=copy.message_id)
    outgoing = outgoing_of(copy, circular, message)
    warrant_id = circular.warrant_id or stand(
        about=case.about,
        digest=outgoing.digest(),
        network=case.account.network,
        edge=Edge(copy.edge),
        life_risk=False,
        by=author,
        at=at,
    )
    if warrant_id is None:
        return Left.UNSIGNED
    made = Answer.objects.create(
        case=case,
        message_id=message.id,
        text=copy.text,
        edge=copy.edge,
        key=copy.key,
        by=author.name,
        staff_id=author.person,
        made_at=at,
        dispatch_id=queue_dispatch(
            outgoing=outgoing,
            warrant_id=warrant_id,
            about=case.about,
            answers_id=message.id,
            by=author,
            at=at,
        ),
    )
    move(copy, COPY, "queued", answer=made)
    enter(
        "answer given",
        about=case.about,
        by=author,
        at=at,
        answer=made.pk,
        edge=made.edge,
        circular=circular.pk,
    )
    return None
