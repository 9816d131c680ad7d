"""Let a colleague look at the same author again, or not."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Looking
from clarion.listening.rules.lives import LOOKING
from clarion.listening.rules.looks import OwnLooking


@transaction.atomic
def decide_looking(*, looking_id: int, agree: bool, by: Actor, at: datetime) -> None:
    """Decide it. Raises `OwnLooking`, `AlreadyMoved`."""
    by.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    row: Looking = Looking.objects.of(by.office_id).get_or_refuse(pk=looking_id)
    if row.staff_id == by.person:
        raise OwnLooking
    to = "agreed" if agree else "declined"
    move(row, LOOKING, to, decided_at=at, decided_by=by.name, decided_by_id=by.person)
    deed = "look agreed to" if agree else "look declined"
    enter(deed, about=f"looking:{looking_id}", by=by, at=at, subject=row.subject)
