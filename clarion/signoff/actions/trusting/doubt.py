"""Something that was said was wrong: whoever wrote it is not trusted further than others."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.signoff.actions.trusting.losing import lose
from clarion.signoff.actions.trusting.turn import take_turn_on_trust
from clarion.signoff.models import Doubt


@transaction.atomic
def doubt(*, about: str, authors: Collection[int], by: Actor, at: datetime) -> None:
    """Keep it in their record, once; whoever of them is trusted loses it."""
    by.must(Power.MOVE_POST)
    take_turn_on_trust(by.office_id)
    hands = sorted(authors)
    kept = {"authors": hands, "at": at}
    _row, new = Doubt.objects.get_or_create(office_id=by.office_id, about=about, defaults=kept)
    if new:
        lose(hands=hands, why=f"something in {about} was wrong", by=by, at=at)
