"""Whoever may look at it is told that something overheard may be about a life: how many, no words.

At most once an hour, however many they are, and only while one is fresh that nobody looked at.
"""

from datetime import datetime

from django.utils.translation import ngettext

from clarion.kit.actor import Actor, Power
from clarion.listening.queries.dangers import dangers_told
from clarion.listening.rules.dangers import hour_of
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell


def tell_of_danger(*, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told: none, if somebody has looked at all of them meanwhile."""
    by.must(Power.MOVE_POST)
    waits = dangers_told(office_id=by.office_id)
    if not waits.count:
        return 0
    line = ngettext(
        "Overheard: %d thing may be about a life, and nobody has looked at it.",
        "Overheard: %d things may be about a life, and nobody has looked at them.",
        waits.count,
    )
    what = Telling(
        happening=Happening.OVERHEARD,
        about=f"mention:{waits.first_id}",
        once=f"danger:{hour_of(at)}",
        line=line % waits.count,
        link=link,
        urgent=True,
    )
    powers = (Power.LISTEN, Power.ASSESS)
    whom = {
        one for power in powers for one in people.staff_with(office_id=by.office_id, power=power)
    }
    return tell(what=what, whom=whom, by=by, at=at)
