"""The office takes a standing word back: what has not left under it yet does not leave any more."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import StandingWord, Warrant


@transaction.atomic
def end_standing_word(*, standing_id: int, by: Actor, at: datetime) -> None:
    """End a policy: from now on those words need a signature, and its live warrants are void.

    One person does it alone, for then more is signed. What nobody has agreed to is dropped.
    """
    by.must(Power.MANAGE_OFFICE)
    rows = StandingWord.objects.of(by.office_id).filter(ended_at=None)
    word = rows.locked().get_or_refuse(pk=standing_id)
    word.ended_at, word.ended_by = at, by.name
    word.save(update_fields=["ended_at", "ended_by"])
    live = Warrant.objects.filter(standing=word, voided_at=None, expires_at__gt=at)
    voided = live.update(voided_at=at, voided_why="standing word ended")
    about = f"standing:{standing_id}"
    deed = "standing word dropped" if word.proposed else "standing word ended"
    enter(deed, about=about, by=by, at=at, voided=voided)
