"""Write down what was said by hand: on the telephone, at the counter, by letter."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.desk.actions.colliding import has_unread
from clarion.desk.actions.confirm import answered
from clarion.desk.actions.matters.ending import note_ending
from clarion.desk.models import Answer, Case, CaseMessage
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.ledger.actions import enter
from clarion.postroom import queries as postroom


@transaction.atomic
def answer_by_hand(
    *, case_id: int, text: str, seen_message_id: int, by: Actor, at: datetime
) -> int:
    """Record it under one's own name; that is its only proof. Raises `Empty`.

    `seen_message_id` is the last of its messages that this person had before them. What was written
    after it is not answered by the call, and keeps the mark of what may be a danger.
    """
    by.must(Power.ANSWER)
    if not text.strip():
        raise Empty
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    read = CaseMessage.objects.filter(case=case, message_id__lte=seen_message_id)
    newest = read.order_by("-message_id").first()
    answered_id = newest.message_id if newest else case.last_message_id
    made = Answer.objects.create(
        case=case,
        message_id=answered_id,
        text=text,
        edge=_edge(by.office_id, answered_id).value,
        key=new_key(),
        by=by.name,
        staff_id=by.person,
        made_at=at,
        by_hand=True,
    )
    case.perhaps = case.perhaps and has_unread(case, seen_message_id)
    case.place()
    case.save(update_fields=["perhaps", "rank", "due_at"])
    enter("answered by hand", about=case.about, by=by, at=at, answer=made.pk)
    answered(case, made, by, at)
    note_ending(case.matter_id)
    return made.pk


def _edge(office_id: int, message_id: int) -> Edge:
    """What was said in public and taken up here is answered there; all else by telephone."""
    written = postroom.written(office_id=office_id, message_ids=[message_id])
    return Edge.PUBLIC if any(one.taken_up for one in written) else Edge.PRIVATE
