"""Turn down a source that waits for a second person, or take back one's own."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.models import Source
from clarion.publishing.rules.standards.sources import SOURCE


@transaction.atomic
def drop_source(*, source_id: int, by: Actor, at: datetime) -> None:
    """Drop it; raises `AlreadyMoved` unless it waits."""
    by.must_one_of(Power.SIGN, Power.PUBLISH)
    row: Source = Source.objects.of(by.office_id).get_or_refuse(pk=source_id)
    move(row, SOURCE, "dropped", decided_at=at, decided_by=by.name)
    enter("source dropped", about=f"source:{source_id}", by=by, at=at)
