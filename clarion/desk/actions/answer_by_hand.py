"""Write down what was said by hand: on the telephone, at the counter, by letter."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.confirm import answered
from clarion.desk.models import Answer, Case, CaseMessage
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Actor, Power
from clarion.kit.ids import new_key
from clarion.ledger.actions import enter


@transaction.atomic
def answer_by_hand(*, case_id: int, text: str, by: Actor, at: datetime) -> int:
    """Record it under one's own name; that is its only proof. Raises `Empty`."""
    by.must(Power.ANSWER)
    if not text.strip():
        raise Empty
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    newest = CaseMessage.objects.filter(case=case).order_by("-message_id").first()
    made = Answer.objects.create(
        case=case,
        message_id=newest.message_id if newest else case.last_message_id,
        text=text,
        edge="private",
        key=new_key(),
        by=by.name,
        staff_id=by.person,
        made_at=at,
        by_hand=True,
    )
    enter("answered by hand", about=case.about, by=by, at=at, answer=made.pk)
    answered(case, made, by, at)
    return made.pk
