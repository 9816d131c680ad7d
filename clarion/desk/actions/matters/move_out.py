"""A person sees that a case is something else: it leaves the matter, and does not go back."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.changing import change_by_hand
from clarion.desk.actions.matters.seating import hold_seats, seats_of
from clarion.desk.models import Matter
from clarion.desk.rules.matters.seats import move_out as rule
from clarion.kit.actor import Actor, Power


@transaction.atomic
def move_out(*, case_id: int, matter_id: int, by: Actor, at: datetime) -> int:
    """Take a case out; return the change. Raises `NotInMatter`."""
    by.must(Power.ASSIGN)
    hold_seats(by.office_id)
    matter = Matter.objects.of(by.office_id).get_or_refuse(pk=matter_id)
    moves = rule(seats_of(by.office_id, [case_id]), case=case_id, matter=matter_id)
    return change_by_hand("moved out", matter, moves, by=by, at=at).pk
