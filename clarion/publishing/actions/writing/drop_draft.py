"""Drop a draft that nobody needs."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.actions.saying.locking import lock
from clarion.publishing.rules.lives import EDITION


@transaction.atomic
def drop_draft(*, edition_id: int, by: Actor, at: datetime) -> None:
    """Drop it; its words stay on record."""
    by.must(Power.PUBLISH)
    edition = lock(edition_id, by)
    move(edition, EDITION, "dropped", moved_at=at)
    about = edition.statement.about
    enter("draft dropped", about=about, by=by, at=at, edition=edition.pk)
    live.tell(office_id=by.office_id, topic=about)
