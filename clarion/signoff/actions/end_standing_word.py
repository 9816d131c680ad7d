"""The office takes a standing word back; what has left under it stays as it was."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import StandingWord


@transaction.atomic
def end_standing_word(*, standing_id: int, by: Actor, at: datetime) -> None:
    """End a policy: from now on those answers need a signature."""
    by.must(Power.MANAGE_OFFICE)
    rows = StandingWord.objects.of(by.office_id).filter(ended_at=None)
    word = rows.locked().get_or_refuse(pk=standing_id)
    word.ended_at, word.ended_by = at, by.name
    word.save(update_fields=["ended_at", "ended_by"])
    enter("standing word ended", about=f"standing:{standing_id}", by=by, at=at)
