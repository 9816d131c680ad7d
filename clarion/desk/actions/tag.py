"""Give a case the words by which it will be found again."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter

TAGS_MAX = 20


@transaction.atomic
def tag(*, case_id: int, tags: Sequence[str], by: Actor, at: datetime) -> None:
    """Replace the tags: lower case, each once, at most twenty."""
    by.must(Power.READ_CASES)
    case = Case.objects.of(by.office_id).locked().get_or_refuse(pk=case_id)
    clean = {" ".join(one.lower().split())[:60] for one in tags}
    case.tags, case.moved_at = sorted(clean - {""})[:TAGS_MAX], at
    case.save(update_fields=["tags", "moved_at"])
    enter("case tagged", about=case.about, by=by, at=at, tags=case.tags)
    tell(case)
