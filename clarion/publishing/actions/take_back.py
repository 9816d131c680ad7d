"""It was returned or rejected: whoever wrote it sees why."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.publishing.models import Edition
from clarion.publishing.rules.lives import EDITION
from clarion.signoff import queries as signoff


@transaction.atomic
def take_back(*, request_id: int, final: bool, by: Actor, at: datetime) -> None:
    """Follow a returned request; nothing happens if it is not about one of our editions."""
    by.must(Power.MOVE_POST)
    rows = Edition.objects.of(by.office_id).locked().filter(request_id=request_id)
    edition = rows.filter(state="in_review").first()
    if edition is None:
        return
    why = signoff.reason_of(office_id=by.office_id, request_id=request_id)
    move(edition, EDITION, "rejected" if final else "returned", reason=why, moved_at=at)
    live.tell(office_id=by.office_id, topic=f"statement:{edition.statement_id}")
