"""An answer to all was returned unsigned: nobody gets it, and its author sees why."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.models import Circular, Copy
from clarion.desk.rules.matters.lives import CIRCULAR
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff import queries as signoff


@transaction.atomic
def give_back(*, request_id: int, by: Actor, at: datetime) -> None:
    """Note the reason; nothing happens if it is none of ours."""
    by.must(Power.MOVE_POST)
    circular = (
        Circular.objects.select_for_update(of=("self",))
        .select_related("matter")
        .filter(request_id=request_id, matter__office_id=by.office_id, state="asked")
        .first()
    )
    if circular is None:
        return
    why = signoff.reason_of(office_id=by.office_id, request_id=request_id)
    move(circular, CIRCULAR, "returned", returned_why=why, ended_at=at)
    Copy.objects.filter(circular=circular, state="waiting").update(state="stopped")
    enter("answer to all returned", about=circular.matter.about, by=by, at=at, why=why)
    tell_of(circular.matter)
