"""Take the turn to write, so that two people never answer the same person at once."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Turn
from clarion.desk.rules.clocks import LOCK
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter


class SomebodyWrites(Refusal):
    """{name} is writing an answer. You can take over with a reason."""


@transaction.atomic
def take_turn(*, case_id: int, why: str = "", by: Actor, at: datetime) -> None:
    """Take or keep the turn for 90 s; raises `SomebodyWrites` unless `why` says why not.

    It lets go by itself: nothing has to be undone when a browser dies.
    """
    by.must(Power.ANSWER)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    turn = Turn.objects.filter(case=case, until__gt=at).first()
    theirs = turn is not None and turn.staff_id != by.person
    if turn and theirs and not why.strip():
        raise SomebodyWrites(name=turn.name)
    if turn and theirs:
        enter("turn taken over", about=case.about, by=by, at=at, was=turn.staff_id, why=why[:200])
    Turn.objects.update_or_create(
        case=case, defaults={"staff_id": by.person, "name": by.name, "until": at + LOCK}
    )
    if theirs or turn is None:
        tell(case)
