"""A step has waited too long: whoever may sign it now is told by e-mail, if they want to be."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people.actions import Happening, Telling, tell
from clarion.signoff.queries import request_now, signers


def tell_of_step(*, request_id: int, step: int, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told; to nobody, if the words wait there no more.

    The people of the step and their deputies are told; of an emergency also in their quiet hours.
    """
    by.must(Power.MOVE_POST)
    request = request_now(office_id=by.office_id, request_id=request_id)
    if request.state != "open" or request.step != step:
        return 0
    what = Telling(
        happening=Happening.UNANSWERED,
        about=request.ref,
        once=f"{request.ref}:step:{step}",
        line=_("A signature is late: %(headline)s") % {"headline": request.where},
        link=link,
        urgent=bool(request.emergency),
    )
    whom = [one.staff_id for one in signers(office_id=by.office_id, request_id=request_id)]
    return tell(what=what, whom=whom, by=by, at=at)
