"""The next step is not ours: the person's, an expert's or a partner's."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.resolve import AssessFirst
from clarion.desk.actions.tell import tell
from clarion.desk.models import Case
from clarion.desk.rules.first_look import UNASSESSED, Risk
from clarion.desk.rules.lives import CASE
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter


@transaction.atomic
def wait(*, case_id: int, whom: str, by: Actor, at: datetime) -> None:
    """Let a case wait for somebody else, in words; a new message brings it back.

    Raises `AssessFirst`: nothing would bring it back that may be about a life.
    """
    by.must(Power.ANSWER)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if Risk(case.risk) in UNASSESSED:
        raise AssessFirst
    move(case, CASE, "waiting", moved_at=at)
    enter("case waits", about=case.about, by=by, at=at, whom=whom[:200])
    tell(case)
