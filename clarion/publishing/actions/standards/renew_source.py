"""Look at a source again: it is still who it says, at the same addresses."""

from datetime import date, datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.publishing.actions.standards.propose_source import propose_source
from clarion.publishing.models import Source
from clarion.publishing.rules.standards.sources import Proposal


@transaction.atomic
def renew_source(*, source_id: int, how: str, valid_until: date, by: Actor, at: datetime) -> int:
    """Propose that it holds until another day, and return the number of the entry that waits.

    It holds until its own day meanwhile. Raises `SourceUnclear`, `SourceUntil`, `SourceThere`,
    `AlreadyMoved`.
    """
    by.must(Power.PUBLISH)
    row: Source = Source.objects.of(by.office_id).locked().get_or_refuse(pk=source_id)
    if row.state != "verified":
        raise AlreadyMoved
    proposal = Proposal(
        name=row.name,
        kind=row.kind,
        also_called=tuple(row.also_called),
        lines=row.addresses.lines,
        how=how,
        valid_until=valid_until,
    )
    return propose_source(proposal=proposal, replaces_id=source_id, by=by, at=at)
