"""Take back what was said last about the subject of a case."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Correction
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def undo_correction(*, case_id: int, by: Actor, at: datetime) -> None:
    """What was said before it counts again; where nothing was said, nothing changes."""
    by.must(Power.READ_CASES)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    newest = Correction.objects.filter(case=case, undone_at=None).order_by("-pk").first()
    if newest is None:
        return
    newest.undone_at = at
    newest.save(update_fields=["undone_at"])
    enter("subject taken back", about=case.about, by=by, at=at, subject=newest.label)
    tell(case)
