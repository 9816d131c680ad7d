"""Take an answer back before anybody has it: unsigned, held, or waiting at the door."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.actions.unanswered import unanswered_since
from clarion.desk.models import Answer, Case, Draft
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.postroom.actions import cancel_dispatch
from clarion.signoff.actions import withdraw


@transaction.atomic
def withdraw_answer(
    *, case_id: int, answer_id: int, keep_words: bool = True, by: Actor, at: datetime
) -> None:
    """Take it back; its words become the draft of whoever did it, unless they have one.

    Not with `keep_words` off, as where they were the same for many and were wrong.

    A case that rested on it is open again, if somebody in it still waits for a word of ours.
    Raises `HasLeft`, `MayHaveLeft`, and `AlreadyMoved` for one that was signed or returned
    meanwhile.
    """
    by.must(Power.ANSWER)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    answer = Answer.objects.select_for_update(of=("self",)).filter(case=case, pk=answer_id).first()
    if answer is None or answer.by_hand or answer.returned_why or answer.withdrawn_at:
        raise AlreadyMoved
    if answer.dispatch_id:
        cancel_dispatch(dispatch_id=answer.dispatch_id, by=by, at=at)
    elif answer.request_id:
        withdraw(request_id=answer.request_id, by=by, at=at)
    answer.withdrawn_by, answer.withdrawn_at = by.name, at
    answer.save(update_fields=["withdrawn_by", "withdrawn_at"])
    if keep_words:
        Draft.objects.get_or_create(
            case=case,
            staff_id=by.person,
            defaults={"text": answer.text, "edge": answer.edge, "saved_at": at},
        )
    _open_again(case, at)
    enter("answer withdrawn", about=case.about, by=by, at=at, answer=answer_id)
    tell(case)


def _open_again(case: Case, at: datetime) -> None:
    since = unanswered_since(case)
    if case.state != "waiting" or since is None:
        return
    move(case, CASE, "assigned" if case.assigned_to_id else "triaged")
    case.waiting_since, case.moved_at = since, at
    case.place()
    case.save()
