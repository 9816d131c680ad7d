"""A second person has signed: the answer goes to the door in the name of whoever wrote it."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge, Outgoing, Rendition
from clarion.desk.actions.tell import tell
from clarion.desk.models import Answer, Case
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.postroom.actions import queue_dispatch


@transaction.atomic
def send_signed(*, request_id: int, warrant_id: int, by: Actor, at: datetime) -> None:
    """Queue the answer that was signed; nothing happens if it is not one of ours or has left."""
    by.must(Power.MOVE_POST)
    answer = (
        Answer.objects.select_for_update(of=("self",))
        .select_related("case")
        .filter(request_id=request_id, case__office_id=by.office_id, dispatch=None)
        .first()
    )
    if answer is None:
        return
    author = people.actor_in(office_id=by.office_id, staff_id=answer.staff_id)
    if author is None:
        _give_back(answer, "whoever wrote it does not work here any more", by, at)
        return
    try:
        with transaction.atomic():
            _queue(answer, warrant_id, author, at)
    except Refusal as refusal:
        _give_back(answer, refusal.sentence, by, at)
        return
    tell(answer.case)


def _give_back(answer: Answer, why: str, by: Actor, at: datetime) -> None:
    """It was signed and cannot leave: somebody must know, and the clock goes on."""
    answer.returned_why = why[:500]
    answer.save(update_fields=["returned_why"])
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=answer.case_id)
    case.trouble, case.moved_at = f"signed, and not sent: {why}"[:500], at
    case.place()
    case.save()
    tell(case, arrived=True)


def _queue(answer: Answer, warrant_id: int, author: Actor, at: datetime) -> None:
    message = postroom.message(office_id=author.office_id, message_id=answer.message_id)
    answer.dispatch_id = queue_dispatch(
        outgoing=Outgoing(
            key=answer.key,
            made_at=answer.made_at,
            account_id=answer.case.account_id,
            edge=Edge(answer.edge),
            rendition=Rendition(
                text=answer.text, language=answer.case.language, subject=message.subject
            ),
            target=message.target,
        ),
        warrant_id=warrant_id,
        about=answer.case.about,
        answers_id=message.id,
        by=author,
        at=at,
    )
    answer.save(update_fields=["dispatch"])
