"""A person says whether a life is at risk; until then a grave case cannot be closed."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.bring_back import bring_back
from clarion.desk.actions.colliding import refuse_unread
from clarion.desk.actions.tell import tell
from clarion.desk.models import Assessment, Case
from clarion.desk.rules.first_look import Risk
from clarion.desk.rules.lives import CASE, OPEN
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter


class SayWhy(Refusal):
    """Write down why: somebody may ask you in a year."""


@transaction.atomic
def assess(
    *,
    case_id: int,
    life_at_risk: bool,
    why: str,
    seen_message_id: int,
    by: Actor,
    at: datetime,
) -> None:
    """Confirm or rule out a risk to life; raises `SayWhy`.

    A case that was answered or over is open again for a danger. `seen_message_id` is the last of
    its messages that this person had before them: nobody rules out what they have not read, and
    `MoreArrived` says so.
    """
    by.must(Power.ASSESS)
    if not why.strip():
        raise SayWhy
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    if not life_at_risk:
        refuse_unread(case, seen_message_id)
    risk = Risk.CONFIRMED if life_at_risk else Risk.RULED_OUT
    Assessment.objects.create(case=case, risk=risk.value, why=why.strip(), by=by.name, made_at=at)
    case.risk, case.perhaps, case.moved_at = risk.value, False, at
    case.place()
    case.save()
    kept_open = case.first_replied_at and case.waiting_since is None and case.state in OPEN
    if kept_open and not life_at_risk:
        move(case, CASE, "answered")  # it was kept among the open only to be assessed
    enter("case assessed", about=case.about, by=by, at=at, risk=risk.value)
    if life_at_risk and case.state not in OPEN:
        bring_back(case, by=by, at=at)
    tell(case)
