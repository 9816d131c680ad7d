"""Somebody has signed every rendition of an answer to all: its copies may leave."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.events import CircularBegun
from clarion.desk.models import Circular, Copy, Matter
from clarion.desk.queries.matters.renditions import BATCH
from clarion.desk.rules.matters.lives import CIRCULAR
from clarion.desk.rules.matters.pace import due_times
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.rows import move


@transaction.atomic
def begin_signed(*, request_id: int, warrant_id: int, by: Actor, at: datetime) -> None:
    """Let them leave from now on; nothing happens if it is none of ours or has begun."""
    by.must(Power.MOVE_POST)
    circular = (
        Circular.objects.select_for_update(of=("self",))
        .select_related("matter")
        .filter(request_id=request_id, matter__office_id=by.office_id, state="asked")
        .first()
    )
    if circular is None:
        return
    move(circular, CIRCULAR, "sending", warrant_id=warrant_id)
    copies = list(
        Copy.objects.filter(circular=circular, state="waiting")
        .select_related("case")
        .order_by("number")
    )
    for copy, due in zip(
        copies, due_times([copy.case.account_id for copy in copies], at=at), strict=True
    ):
        copy.due_at = due
    Copy.objects.bulk_update(copies, ["due_at"], batch_size=BATCH)
    Matter.objects.filter(pk=circular.matter_id).update(answered=circular)
    announce(CircularBegun(office_id=by.office_id, circular_id=circular.pk))
    tell_of(circular.matter)
