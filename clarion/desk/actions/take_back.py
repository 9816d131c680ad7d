"""The words were returned unsigned: whoever wrote them sees why, and the case waits for them."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Answer, Case
from clarion.kit.actor import Actor, Power
from clarion.signoff import queries as signoff


@transaction.atomic
def take_back(*, request_id: int, by: Actor, at: datetime) -> None:
    """Note the reason on the answer and as the case's trouble."""
    by.must(Power.MOVE_POST)
    answer = (
        Answer.objects.select_for_update(of=("self",))
        .filter(request_id=request_id, case__office_id=by.office_id)
        .first()
    )
    if answer is None:
        return
    why = signoff.reason_of(office_id=by.office_id, request_id=request_id)
    answer.returned_why = why
    answer.save(update_fields=["returned_why"])
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=answer.case_id)
    case.trouble, case.moved_at = f"returned unsigned: {why}"[:500], at
    case.place()
    case.save()
    tell(case)
