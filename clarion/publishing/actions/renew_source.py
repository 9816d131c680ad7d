"""Look at a source again: it is still who it says, at the same addresses."""

from datetime import date, datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.publishing.models import Source
from clarion.publishing.rules.sources import HOW_CHARS_MAX, SourceUnclear, refuse_until


@transaction.atomic
def renew_source(*, source_id: int, how: str, valid_until: date, by: Actor, at: datetime) -> None:
    """Let it hold until another day. Raises `SourceUnclear`, `SourceUntil`, `AlreadyMoved`."""
    by.must(Power.PUBLISH)
    if not how.strip():
        raise SourceUnclear
    refuse_until(valid_until, at.date())
    row: Source = Source.objects.of(by.office_id).locked().get_or_refuse(pk=source_id)
    if row.state != "verified":
        raise AlreadyMoved
    row.how, row.valid_until = how.strip()[:HOW_CHARS_MAX], valid_until
    row.verified_at, row.verified_by, row.verified_by_id = at, by.name, by.person
    row.save(update_fields=["how", "valid_until", "verified_at", "verified_by", "verified_by_id"])
    about = f"source:{source_id}"
    enter("source verified again", about=about, by=by, at=at, until=valid_until.isoformat())
