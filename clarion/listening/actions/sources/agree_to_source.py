"""A second person says that a feed is a newsroom's or a public body's: it is read from then on."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Source
from clarion.listening.rules.lives import SOURCE


class OwnSource(Refusal):
    """You have named this source yourself. Somebody else must agree to it."""


@transaction.atomic
def agree_to_source(*, source_id: int, by: Actor, at: datetime) -> None:
    """Let it be read by whatever watch names it. Raises `OwnSource`, `AlreadyMoved`."""
    by.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    source: Source = Source.objects.of(by.office_id).locked().get_or_refuse(pk=source_id)
    if source.state != "proposed":
        raise AlreadyMoved
    if source.added_by_id == by.person:
        raise OwnSource
    agreed = {"agreed_at": at, "agreed_by": by.name, "agreed_by_id": by.person}
    move(source, SOURCE, "open", **agreed, due_at=at)
    enter("source agreed to", about=source.about, by=by, at=at, evidence=source.evidence)
    live.tell(office_id=by.office_id, topic="listening")
