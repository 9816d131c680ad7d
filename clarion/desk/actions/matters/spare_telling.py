"""Decide, with a reason, that nobody more in a matter is told how it ended."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.ending import note_ending
from clarion.desk.models import Matter
from clarion.desk.rules.answering import Empty
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter

WHY_MAX = 300


class StillGoesOn(Refusal):
    """This matter goes on: there is no end that anybody could be told of."""


@transaction.atomic
def spare_telling(*, matter_id: int, why: str, by: Actor, at: datetime) -> None:
    """Decide it; a telling that fails later is an alarm again. Raises `Empty`, `StillGoesOn`."""
    by.must(Power.CLOSE)
    if not why.strip():
        raise Empty
    matter = Matter.objects.of(by.office_id).locked().get_or_refuse(pk=matter_id, into=None)
    if matter.resolved_at is None:
        raise StillGoesOn
    matter.spared_by, matter.spared_at, matter.spared_why = by.name, at, why.strip()[:WHY_MAX]
    matter.save(update_fields=["spared_by", "spared_at", "spared_why"])
    enter("telling spared", about=matter.about, by=by, at=at, why=matter.spared_why)
    note_ending(matter.pk)
