"""Say what a message was that had been thought harmless; a danger goes to the top at once."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.assess import assess
from clarion.desk.models import Assessment, Audited
from clarion.desk.rules.audit import Verdict
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter

_WHY = "Found when messages were read again that had been thought harmless."
_WHY_NOT = "Read again once more: no danger."


@transaction.atomic
def judge_audited(*, audit_id: int, audited_id: int, danger: bool, by: Actor, at: datetime) -> None:
    """Keep the verdict, which may be changed; a case that was over is open again for a danger."""
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
        assess(case_id=row.case_id, life_at_risk=True, why=_WHY, by=by, at=at)
    elif was == Verdict.DANGER.value and not danger and _is_ours_alone(row.case_id):
        assess(case_id=row.case_id, life_at_risk=False, why=_WHY_NOT, by=by, at=at)


def _is_ours_alone(case_id: int) -> bool:
    """Say whether nobody has assessed the case since: what they found is not ours to take back."""
    newest = Assessment.objects.filter(case_id=case_id).order_by("-pk").first()
    return newest is not None and newest.why == _WHY
