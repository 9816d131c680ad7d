"""A life is at risk: whoever signs or writes for the office is told, also in their quiet hours."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell
from clarion.signoff.queries import request_now


def tell_of_emergency(*, request_id: int, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told. Whoever wrote the words or asked knows it already."""
    by.must(Power.MOVE_POST)
    request = request_now(office_id=by.office_id, request_id=request_id)
    what = Telling(
        happening=Happening.EMERGENCY,
        about=request.ref,
        once=f"{request.ref}:emergency",
        line=_("Risk to life, two signatures are needed: %(headline)s")
        % {"headline": request.where},
        link=link,
        urgent=True,
    )
    signing = people.staff_with(office_id=by.office_id, power=Power.SIGN)
    writing = people.staff_with(office_id=by.office_id, power=Power.PUBLISH)
    whom = {*signing, *writing} - request.authors
    return tell(what=what, whom=whom, by=by, at=at)
