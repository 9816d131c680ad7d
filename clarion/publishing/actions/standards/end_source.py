"""End a source: from now on nothing of it is passed on."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.models import Source
from clarion.publishing.rules.refusals import NoReason
from clarion.publishing.rules.standards.sources import SOURCE


@transaction.atomic
def end_source(*, source_id: int, why: str, by: Actor, at: datetime) -> None:
    """End it with a reason; taking away needs no second person.

    Raises `NoReason`, `AlreadyMoved`.
    """
    by.must(Power.PUBLISH)
    if not why.strip():
        raise NoReason
    row: Source = Source.objects.of(by.office_id).get_or_refuse(pk=source_id)
    said = {"ended_at": at, "ended_by": by.name, "ended_why": why.strip()[:300]}
    move(row, SOURCE, "over", **said)
    enter("source ended", about=f"source:{source_id}", by=by, at=at, why=row.ended_why)
