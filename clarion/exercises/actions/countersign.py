"""A colleague of the town signs what the visitor has sent for signature, after reading it."""

from datetime import datetime, timedelta

from clarion.exercises.rules.office import town_office
from clarion.people import queries as people
from clarion.signoff import queries as signoff
from clarion.signoff.actions import sign

# Long enough to see it wait, and to take it back.
READS_FOR = timedelta(seconds=25)


def countersign(*, office_id: int, at: datetime) -> int:
    """Let the town's supervisor sign what they may sign and have read; return how many that was."""
    supervisor = next(one for one in town_office().colleagues if one.role == "Desk supervisor")
    staff = {one.name: one.staff_id for one in people.colleagues(office_id=office_id)}
    by = people.actor_in(office_id=office_id, staff_id=staff[supervisor.name])
    if by is None or not by.exercise:
        return 0
    read = [
        one
        for one in signoff.open_requests(office_id=office_id)
        if at - one.waits_since >= READS_FOR
        and one.is_for(staff_id=by.staff_id, role=by.role, at=at)
    ]
    for one in read:
        sign(request_id=one.id, by=by, at=at)
    return len(read)
