"""It has all its signatures: time it, or leave it until somebody chooses another time."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.locking import lock
from clarion.publishing.actions.saying.scheduling import schedule
from clarion.publishing.actions.sharing.readying import make_ready
from clarion.publishing.models import Edition
from clarion.publishing.rules.lives import EDITION
from clarion.signoff import queries as signoff

TOO_LATE = "signed after its time; it is never sent by itself: choose another time"


@transaction.atomic
def approve(*, request_id: int, warrant_id: int, by: Actor, at: datetime) -> None:
    """Follow the last signature; nothing happens if it is not about one of our editions.

    Its time is that of the signature, however late this is done: the gate then sees how late it is.
    """
    by.must(Power.MOVE_POST)
    known = Edition.objects.of(by.office_id).filter(request_id=request_id, state="in_review")
    number = known.values_list("pk", flat=True).first()
    edition = lock(number, by) if number else None
    if edition is None or edition.state != "in_review":
        return
    signed_at = signoff.warrant_now(warrant_id).granted_at
    about = edition.statement.about
    move(edition, EDITION, "approved", warrant_id=warrant_id, moved_at=at)
    enter("edition approved", about=about, by=by, at=at, edition=edition.pk, warrant=warrant_id)
    if edition.due_at is not None and edition.due_at < signed_at:
        edition.reason = TOO_LATE
        edition.save(update_fields=["reason"])
    else:
        schedule(edition, signed_at, by, at)
        make_ready(edition, at)
    live.tell(office_id=by.office_id, topic=about)
