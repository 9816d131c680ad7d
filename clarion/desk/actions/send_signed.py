"""A second person has signed: the answer goes to the door in the name of whoever wrote it."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge, Outgoing, Rendition
from clarion.desk.actions.tell import tell
from clarion.desk.models import Answer
from clarion.kit.actor import Actor, Power
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
        answer.returned_why = "Whoever wrote it does not work here any more."
        answer.save(update_fields=["returned_why"])
        return
    message = postroom.message(office_id=by.office_id, message_id=answer.message_id)
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
    tell(answer.case)
