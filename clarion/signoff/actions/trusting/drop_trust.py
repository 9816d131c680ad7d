"""Turn down that somebody is trusted further, or take one's own proposal back."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.signoff.models import Trust
from clarion.signoff.rules.trust import TRUST


@transaction.atomic
def drop_trust(*, trust_id: int, by: Actor, at: datetime) -> None:
    """Drop what waits; what holds goes on. Raises `AlreadyMoved`."""
    by.must(Power.MANAGE_OFFICE)
    row: Trust = Trust.objects.of(by.office_id).locked().get_or_refuse(pk=trust_id)
    move(row, TRUST, "dropped", decided_at=at, decided_by=by.name)
    enter("trust dropped", about=row.about, by=by, at=at, trust=trust_id)
    live.tell(office_id=by.office_id, topic="trust")
