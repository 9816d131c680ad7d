"""Somebody has the case open: others see it, and an assignment that is looked at is not stale."""

from datetime import datetime

from django.db import transaction

from clarion.desk.models import Case, Looking
from clarion.desk.rules.clocks import LOOKING
from clarion.kit import live
from clarion.kit.actor import Actor, Power


@transaction.atomic
def look_at(*, case_id: int, by: Actor, at: datetime) -> None:
    """Say that one is looking, every 30 s for as long as one is."""
    by.must(Power.READ_CASES)
    case = Case.objects.of(by.office_id).get_or_refuse(pk=case_id)
    before = Looking.objects.filter(
        case=case, staff_id=by.person, seen_at__gt=at - LOOKING
    ).exists()
    Looking.objects.update_or_create(
        case=case, staff_id=by.person, defaults={"name": by.name, "seen_at": at}
    )
    if case.assigned_to_id == by.staff_id:
        Case.objects.filter(pk=case.pk).update(viewed_at=at)
    if not before:
        live.tell(office_id=by.office_id, topic=f"looking:{case.pk}")
