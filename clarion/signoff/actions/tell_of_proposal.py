"""Who signs is to be changed: whoever could agree is told by e-mail, if they want to be."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell


def tell_of_proposal(
    *, about: str, once: str, proposer_id: int, proposer: str, link: str, by: Actor, at: datetime
) -> int:
    """Return to how many it was told."""
    by.must(Power.MOVE_POST)
    what = Telling(
        happening=Happening.POWERS,
        about=about,
        once=once,
        line=_("A second person must agree to what %(name)s proposes about who signs")
        % {"name": proposer},
        link=link,
    )
    managing = people.staff_with(office_id=by.office_id, power=Power.MANAGE_OFFICE)
    return tell(what=what, whom={*managing} - {proposer_id}, by=by, at=at)
