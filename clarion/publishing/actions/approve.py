"""It has all its signatures: time it, or leave it until somebody chooses another time."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.publishing.actions.queueing import queue
from clarion.publishing.models import Edition
from clarion.publishing.rules.lives import EDITION
from clarion.publishing.rules.moments import wall

TOO_LATE = "signed after its time; it is never sent by itself: choose another time"


@transaction.atomic
def approve(*, request_id: int, warrant_id: int, by: Actor, at: datetime) -> None:
    """Follow the last signature; nothing happens if it is not about one of our editions."""
    by.must(Power.MOVE_POST)
    rows = Edition.objects.of(by.office_id).locked().filter(request_id=request_id)
    edition = rows.filter(state="in_review").select_related("statement").first()
    if edition is None:
        return
    about = edition.statement.about
    move(edition, EDITION, "approved", warrant_id=warrant_id, moved_at=at)
    enter("edition approved", about=about, by=by, at=at, edition=edition.pk, warrant=warrant_id)
    if edition.due_at is not None and edition.due_at < at:
        edition.reason = TOO_LATE
        edition.save(update_fields=["reason"])
    else:
        _schedule(edition, by, at)
    live.tell(office_id=by.office_id, topic=about)


def _schedule(edition: Edition, by: Actor, at: datetime) -> None:
    """Put every rendition at the door: our own page first, what follows it behind it."""
    zone = people.office(by.office_id).zone
    due_at = edition.due_at or at
    move(
        edition,
        EDITION,
        "scheduled",
        due_at=due_at,
        due_wall=edition.due_wall or wall(due_at, zone),
        due_zone=edition.due_zone or zone,
    )
    accounts = postroom.publishing_accounts(office_id=by.office_id)
    houses = {one.id for one in accounts if one.capabilities.house}
    first: int | None = None
    renditions = list(edition.renditions.order_by("id"))
    for row in sorted(renditions, key=lambda row: row.account_id not in houses):
        row.dispatch_id = queue(edition, row, after_id=first, by=by, at=at)
        row.save(update_fields=["dispatch"])
        if row.account_id in houses:
            first = row.dispatch_id
