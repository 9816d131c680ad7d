"""A person sees that a case belongs to a matter, although nothing was found alike."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.changing import change_by_hand
from clarion.desk.actions.matters.seating import hold_seats, seats_of
from clarion.desk.models import Case, Heard, Matter
from clarion.desk.rules.matters.seats import put_in as rule
from clarion.kit.actor import Actor, Power


@transaction.atomic
def put_in(
    *, case_id: int, matter_id: int, seen_message_id: int | None = None, by: Actor, at: datetime
) -> int:
    """Put a case into a matter, out of any other; return the change. Raises `SameMatter`.

    `seen_message_id` is the last of its messages that this person had before them: what was written
    after it stands by itself in the queue until somebody has read that as well.
    """
    by.must(Power.ASSIGN)
    hold_seats(by.office_id)
    matter = Matter.objects.of(by.office_id).get_or_refuse(pk=matter_id, into=None)
    case: Case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if case.last_message_id == seen_message_id:
        case.wrote_again = False  # somebody has read all of it
        case.save(update_fields=["wrote_again"])
    moves = rule(seats_of(by.office_id, [case_id]), case=case_id, matter=matter_id)
    # What was never compared has a message all the same, by which the matter counts it.
    Heard.objects.get_or_create(
        case=case,
        defaults={
            "office_id": by.office_id,
            "message_id": case.last_message_id,
            "heard_at": at,
        },
    )
    return change_by_hand("put in", matter, moves, by=by, at=at).pk
