"""The time has come to look at a hold again: whoever may lift it is told once, and it stays."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell
from clarion.postroom.models import Hold


@transaction.atomic
def tell_of_hold(*, hold_id: int, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told: none, once it was told, lifted, or before its time."""
    by.must(Power.MOVE_POST)
    rows = Hold.objects.of(by.office_id).filter(lifted_at=None, reminded_at=None, look_at__lte=at)
    hold = rows.filter(pk=hold_id).locked().first()
    if hold is None:
        return 0
    hold.reminded_at = at
    hold.save(update_fields=["reminded_at"])
    able = people.staff_with(office_id=by.office_id, power=Power.HOLD)
    what = Telling(
        happening=Happening.REVIEW,
        about=f"hold:{hold_id}",
        once=f"hold:{hold_id}",
        line=_("A hold is to be looked at again. It stays until somebody lifts it."),
        link=link,
    )
    told = tell(what=what, whom=able, by=by, at=at)
    enter("hold to be looked at", about=f"hold:{hold_id}", by=by, at=at, told=told)
    return told
