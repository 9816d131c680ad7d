"""Take an account out of the register: from then on no watch finds it."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Official
from clarion.listening.rules.lives import OFFICIAL


@transaction.atomic
def end_official(*, official_id: int, by: Actor, at: datetime) -> None:
    """End it; raises `AlreadyMoved`."""
    by.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    row: Official = Official.objects.of(by.office_id).get_or_refuse(pk=official_id)
    move(row, OFFICIAL, "over")
    enter("official account ended", about=f"official:{official_id}", by=by, at=at)
