"""A matter was resolved: those of its cases that are answered, and ask for nothing, are too."""

from datetime import datetime

from clarion.desk.actions.resolve import resolve
from clarion.desk.models import Case, Matter
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.people import queries as people


def resolve_cases(*, matter_id: int, staff_id: int, by: Actor, at: datetime) -> int:
    """Resolve them in the name of whoever resolved the matter; return how many.

    One by one: what still asks for something, or has moved meanwhile, stays where it is.
    """
    by.must(Power.MOVE_POST)
    author = people.actor_in(office_id=by.office_id, staff_id=staff_id)
    matter = Matter.objects.of(by.office_id).get_or_refuse(pk=matter_id)
    if author is None or matter.state != "resolved":
        return 0
    rows = Case.objects.of(by.office_id).filter(matter=matter, state="answered").order_by("id")
    done = 0
    for case_id, seen in list(rows.values_list("pk", "last_message_id")):
        try:
            resolve(case_id=case_id, outcome="answered", seen_message_id=seen, by=author, at=at)
        except Refusal:
            continue
        done += 1
    return done
