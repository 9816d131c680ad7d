"""Give a case to somebody; it is theirs until it is answered, given on, or goes stale."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Assignment, Case
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people


class NotAColleague(Refusal):
    """That person does not work in this office."""


@transaction.atomic
def assign(*, case_id: int, to: int, by: Actor, at: datetime) -> None:
    """Assign a case; raises `NotAColleague`, `AlreadyMoved`."""
    by.must(Power.ASSIGN)
    if people.actor_in(office_id=by.office_id, staff_id=to) is None:
        raise NotAColleague
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if case.state == "triaged":
        move(case, CASE, "assigned")
    Assignment.objects.filter(case=case, ended_at=None).update(ended_at=at, ended_why="given on")
    Assignment.objects.create(case=case, to_id=to, by=by.name, begun_at=at)
    case.assigned_to_id, case.assigned_at, case.moved_at = to, at, at
    case.viewed_at = at if to == by.staff_id else None
    case.save(update_fields=["assigned_to", "assigned_at", "moved_at", "viewed_at"])
    enter("case assigned", about=case.about, by=by, at=at, to=to)
    tell(case)
