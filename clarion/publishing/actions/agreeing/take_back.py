"""It was returned or rejected: whoever wrote it sees why."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.locking import lock
from clarion.publishing.models import Edition
from clarion.publishing.rules.lives import EDITION
from clarion.signoff import queries as signoff


@transaction.atomic
def take_back(*, request_id: int, final: bool, by: Actor, at: datetime) -> None:
    """Follow a returned request; nothing happens if it is not about one of our editions."""
    by.must(Power.MOVE_POST)
    known = Edition.objects.of(by.office_id).filter(request_id=request_id, state="in_review")
    number = known.values_list("pk", flat=True).first()
    edition = lock(number, by) if number else None
    if edition is None or edition.state != "in_review":
        return
    why = signoff.reason_of(office_id=by.office_id, request_id=request_id)
    state = "rejected" if final else "returned"
    move(edition, EDITION, state, reason=why, moved_at=at)
    about = edition.statement.about
    enter(f"edition {state}", about=about, by=by, at=at, edition=edition.pk, why=why[:300])
    live.tell(office_id=by.office_id, topic=about)
