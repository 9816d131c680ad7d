"""A person sees that a matter is two: some of its cases become a matter of their own."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.changing import change_by_hand
from clarion.desk.actions.matters.seating import hold_seats, seats_in
from clarion.desk.models import Matter, MatterCounter
from clarion.desk.rules.matters.seats import split
from clarion.kit.actor import Actor, Power


@transaction.atomic
def split_matter(*, matter_id: int, case_ids: Sequence[int], by: Actor, at: datetime) -> int:
    """Make another matter of these cases, with nothing answered yet; return it.

    Raises `NotInMatter`, `NothingChosen`, `TooManyChosen`.
    """
    by.must(Power.ASSIGN)
    hold_seats(by.office_id)
    matter = Matter.objects.of(by.office_id).get_or_refuse(pk=matter_id, into=None)
    seats = seats_in(matter)
    split(seats, cases=case_ids, matter=matter_id, new=0)  # refused before a number is taken
    (number,) = MatterCounter.take(office_id=by.office_id, year=at.year, many=1)
    other = Matter.objects.create(
        office_id=by.office_id,
        reference=f"M-{number}",
        title=matter.title,
        typical_id=matter.typical_id,
        since_at=matter.since_at,
        last_at=matter.last_at,
        made_at=at,
    )
    moves = split(seats, cases=case_ids, matter=matter_id, new=other.pk)
    change_by_hand("split", matter, moves, other=other, by=by, at=at)
    return int(other.pk)
