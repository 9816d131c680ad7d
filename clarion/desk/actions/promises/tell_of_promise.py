"""Whoever owns a promise is told that it is due, and everybody who signs that it was broken.

If its owner does not work here any more, everybody who signs is told that it is due, too.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.desk.models import Promise
from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell


def tell_of_promise(*, promise_id: int, broken: bool, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told: none, if it was settled meanwhile."""
    by.must(Power.MOVE_POST)
    promise = Promise.objects.of(by.office_id).get_or_refuse(pk=promise_id)
    if promise.state != ("broken" if broken else "open"):
        return 0
    line = _("A promise was broken: %(words)s") if broken else _("A promise is due: %(words)s")
    what = Telling(
        happening=Happening.PROMISE,
        about=promise.about,
        once=f"promise:{promise.pk}:{'broken' if broken else 'due'}:{promise.wall}",
        line=line % {"words": promise.words},
        link=link,
    )
    owner = people.actor_in(office_id=by.office_id, staff_id=promise.owner_id)
    to_all = broken or owner is None
    leading = people.staff_with(office_id=by.office_id, power=Power.SIGN) if to_all else []
    return tell(what=what, whom={promise.owner_id, *leading}, by=by, at=at)
