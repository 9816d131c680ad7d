"""A second person agrees that a source is who it says: from now on its words may be passed on."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.publishing.models import Source
from clarion.publishing.rules.standards.sources import SOURCE


class OwnSource(Refusal):
    """You have verified this yourself. Somebody else who writes or signs must agree to it."""


@transaction.atomic
def agree_to_source(*, source_id: int, by: Actor, at: datetime) -> None:
    """Let a proposed source hold, in the place of the one that it replaces.

    Raises `OwnSource`, `AlreadyMoved`.
    """
    by.must_one_of(Power.SIGN, Power.PUBLISH)
    rows = Source.objects.of(by.office_id)
    row: Source = rows.locked().get_or_refuse(pk=source_id)
    if row.verified_by_id == by.person:
        raise OwnSource
    move(row, SOURCE, "verified", decided_at=at, decided_by=by.name)
    about = f"source:{source_id}"
    if row.replaces_id is not None:
        old = rows.locked().get_or_refuse(pk=row.replaces_id)
        if old.state == "verified":
            move(old, SOURCE, "over", ended_at=at, ended_by=by.name)
    enter("source agreed to", about=about, by=by, at=at, replaces=row.replaces_id)
