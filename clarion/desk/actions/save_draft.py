"""Keep what somebody has written so far, so that a dead browser takes nothing with it."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.desk.models import Case, Draft
from clarion.kit.actor import Actor, Power

TEXT_MAX = 50_000


@transaction.atomic
def save_draft(*, case_id: int, text: str, edge: Edge, by: Actor, at: datetime) -> None:
    """Save or, when nothing is left of it, drop one's own draft. Not a deed: not in the ledger."""
    by.must(Power.ANSWER)
    case = Case.objects.of(by.office_id).get_or_refuse(pk=case_id)
    if not text.strip():
        Draft.objects.filter(case=case, staff_id=by.person).delete()
        return
    Draft.objects.update_or_create(
        case=case,
        staff_id=by.person,
        defaults={"text": text[:TEXT_MAX], "edge": edge.value, "saved_at": at},
    )
