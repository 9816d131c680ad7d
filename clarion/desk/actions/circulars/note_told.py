"""The network has a copy of an answer to all, or gave it back: who was told is known from here."""

from contextlib import suppress
from datetime import datetime

from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.models import Answer, Copy, Matter
from clarion.desk.rules.matters.lives import MATTER
from clarion.kit.actor import Actor
from clarion.kit.refusals import AlreadyMoved
from clarion.kit.rows import move
from clarion.ledger.actions import enter


def note_told(answer: Answer, by: Actor, at: datetime) -> None:
    """Follow an answer that is a copy; the first that arrives answers the matter."""
    copy = Copy.objects.filter(answer=answer).select_related("circular__matter").first()
    if copy is None:
        return
    copy.told_at = at if answer.followed == "sent" else None
    copy.save(update_fields=["told_at"])
    matter: Matter = copy.circular.matter
    if copy.told_at and matter.state == "open":
        # Another copy has arrived, or somebody has ended it at the same moment: both are newer than
        # what was read here. Who was told stands in the copy, whatever becomes of the matter.
        with suppress(AlreadyMoved):
            move(matter, MATTER, "answered")
            enter("matter answered", about=matter.about, by=by, at=at, circular=copy.circular_id)
    tell_of(matter)
