"""Nobody has to do anything more about a matter; whoever was told can be told how it ended."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.matters.ending import UNSPARED, note_ending
from clarion.desk.actions.matters.seating import tell_of
from clarion.desk.events import MatterResolved
from clarion.desk.models import Circular, Matter, Promise
from clarion.desk.queries.matters.family import family
from clarion.desk.rules.answering import Empty
from clarion.desk.rules.matters.lives import MATTER, PENDING, UNDER_WAY
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter

OUTCOME_MAX = 300


class StillPromised(Refusal):
    """Something is still promised here: {words}. Say that it was kept, or move it."""


class StillOnItsWay(Refusal):
    """An answer to all is still on its way. Wait until it has left, or stop it."""


@transaction.atomic
def resolve_matter(*, matter_id: int, outcome: str, by: Actor, at: datetime) -> None:
    """Resolve a matter with an outcome in words; its answered cases are resolved after it.

    Raises `Empty`, `StillPromised`, `StillOnItsWay`.
    """
    by.must(Power.CLOSE)
    if not outcome.strip():
        raise Empty
    matter = Matter.objects.of(by.office_id).locked().get_or_refuse(pk=matter_id, into=None)
    related = family(matter)  # what was promised in a matter that went into this one, too
    promises = Promise.objects.filter(matter_id__in=related, state__in=PENDING)
    promised = promises.order_by("due_at").first()
    if promised:
        raise StillPromised(words=promised.words)
    if Circular.objects.filter(matter_id__in=related, state__in=UNDER_WAY).exists():
        raise StillOnItsWay
    move(
        matter,
        MATTER,
        "resolved",
        resolved_at=at,
        outcome=outcome.strip()[:OUTCOME_MAX],
        **UNSPARED,
    )
    enter("matter resolved", about=matter.about, by=by, at=at, outcome=matter.outcome)
    announce(MatterResolved(office_id=by.office_id, matter_id=matter.pk, staff_id=by.person))
    note_ending(matter.pk)
    tell_of(matter)
