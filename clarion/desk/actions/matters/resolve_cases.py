"""A matter was resolved: those of its cases that are answered, and ask for nothing, are too.

So are those whose writers were told under another case of theirs since they wrote.
"""

from datetime import datetime

from clarion.desk.actions.resolve import resolve
from clarion.desk.models import Case, Matter
from clarion.desk.queries.matters.persons import elsewhere
from clarion.desk.rules.first_look import GRAVE
from clarion.desk.rules.lives import OPEN
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
    done = 0
    for case_id, seen in _settled(matter):
        try:
            resolve(case_id=case_id, outcome="answered", seen_message_id=seen, by=author, at=at)
        except Refusal:
            continue
        done += 1
    return done


def _settled(matter: Matter) -> list[tuple[int, int]]:
    """Return cases, and up to which message they were settled."""
    rows = Case.objects.of(matter.office_id).filter(matter=matter).order_by("id")
    answered = list(rows.filter(state="answered").values_list("pk", "last_message_id"))
    waiting = rows.filter(state__in=OPEN, waiting_since__isnull=False)
    waiting = waiting.exclude(risk__in=[one.value for one in GRAVE])
    cases = list(waiting.select_related("last_message"))
    told = elsewhere(matter=matter, cases=cases)
    return answered + [(case.pk, case.last_message_id) for case in cases if case.pk in told]
