"""Pause a source, go on with it, or leave it."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, NotFound
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Parked, Source
from clarion.listening.rules.lives import SOURCE


@transaction.atomic
def move_source(*, source_id: int, to: str, by: Actor, at: datetime) -> None:
    """Move it to `open`, `paused` or `closed`; what cannot be read of one left is forgotten.

    Raises `AlreadyMoved`.
    """
    by.must_one_of(Power.LISTEN, Power.CONNECT_ACCOUNTS)
    if to not in SOURCE.states:
        raise NotFound
    source: Source = Source.objects.of(by.office_id).locked().get_or_refuse(pk=source_id)
    if source.state == "proposed" and to != "closed":
        raise AlreadyMoved  # that takes a second person: `agree_to_source`
    # What opened a source that was left opens nothing any more.
    left = {"sealed": b""} if to == "closed" else {}
    move(source, SOURCE, to, **left, due_at=at, trouble="", troubled_at=None, silent_since=None)
    if to == "closed":
        Parked.objects.filter(source=source).delete()
    enter(f"source {to}", about=source.about, by=by, at=at)
