"""Say what a message was that had been thought harmless; a danger goes to the top at once."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from clarion.desk.actions.assess import assess
from clarion.desk.models import Assessment, Audited, Case, CaseMessage
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter
from clarion.reading.missed import Verdict

_WHY = "Found when messages were read again that had been thought harmless."
_WHY_NOT = "Read again once more: no danger."


@transaction.atomic
def judge_audited(*, audit_id: int, audited_id: int, danger: bool, by: Actor, at: datetime) -> None:
    """Keep the verdict, which may be changed; a case that was over is open again for a danger.

    A danger that is taken back stays one in a case to which somebody has written since: nobody
    has read that here.
    """
    by.must(Power.ASSESS)
    rows = Audited.objects.select_for_update().filter(audit__office_id=by.office_id)
    row = rows.select_related("audit").filter(pk=audited_id, audit_id=audit_id).first()
    if row is None:
        raise NotFound
    verdict = Verdict.DANGER if danger else Verdict.HARMLESS
    was = row.verdict
    row.verdict, row.judged_by, row.judged_at = verdict.value, by.name, at
    row.save(update_fields=["verdict", "judged_by", "judged_at"])
    enter("audited", about=f"audit:{row.audit.week_on}", by=by, at=at,
          case=row.case_id, message=row.message_id, verdict=verdict.value)  # fmt: skip
    if danger and was != verdict.value:
        _assess(row, danger, _WHY, by, at)
    elif was == Verdict.DANGER.value and not danger and _is_ours_alone(row, by):
        _assess(row, danger, _WHY_NOT, by, at)


def _assess(row: Audited, danger: bool, why: str, by: Actor, at: datetime) -> None:
    last = CaseMessage.objects.filter(case_id=row.case_id).aggregate(last=Max("message_id"))["last"]
    assess(
        case_id=row.case_id,
        life_at_risk=danger,
        why=why,
        seen_message_id=last or row.message_id,
        by=by,
        at=at,
    )


def _is_ours_alone(row: Audited, by: Actor) -> bool:
    """Say whether nobody has assessed the case since, and nobody has written to it.

    What a colleague has found is not ours to take back, nor what nobody has read.
    """
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=row.case_id)
    newest = Assessment.objects.filter(case=case).order_by("-pk").first()
    if newest is None or newest.why != _WHY:
        return False
    since = CaseMessage.objects.filter(case=case, message__received_at__gt=newest.made_at)
    return not since.exists()
