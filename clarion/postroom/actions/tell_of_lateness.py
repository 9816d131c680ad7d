"""Something has not left in time: whoever settles such things is told, and not every second."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell
from clarion.postroom.queries.waiting import oldest_late
from clarion.postroom.rules.patience import LATE_AFTER, is_news


@transaction.atomic
def tell_of_lateness(*, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told: none, while what is late was late when they were told."""
    by.must(Power.MOVE_POST)
    told_at = people.last_told(office_id=by.office_id, happening=Happening.DELIVERY)
    late = oldest_late(office_id=by.office_id, at=at, since=told_at)
    if late is None:
        return 0
    if not is_news(late_since=late.due_at + LATE_AFTER, told_at=told_at, at=at):
        return 0
    what = Telling(
        happening=Happening.DELIVERY,
        about=f"dispatch:{late.id}",
        once=f"late:{late.id}:{at:%Y-%m-%dT%H:%M}",
        line=_("Something that should have left by now has not. Nobody has stopped it."),
        link=link,
    )
    whom = people.staff_with(office_id=by.office_id, power=Power.SETTLE_UNKNOWN)
    return tell(what=what, whom=whom, by=by, at=at)
