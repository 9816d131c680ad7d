"""There is something more to do about a matter after all."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.ending import UNSPARED, note_ending
from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.models import Matter
from clarion.desk.rules.matters.lives import MATTER
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter


@transaction.atomic
def reopen_matter(*, matter_id: int, by: Actor, at: datetime) -> None:
    """Put a matter back among those that go on, which also undoes `resolve_matter`."""
    by.must(Power.CLOSE)
    matter = Matter.objects.of(by.office_id).locked().get_or_refuse(pk=matter_id, into=None)
    move(matter, MATTER, "open", resolved_at=None, outcome="", **UNSPARED)
    enter("matter reopened", about=matter.about, by=by, at=at)
    note_ending(matter.pk)
    tell_of(matter)
