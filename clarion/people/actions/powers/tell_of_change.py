"""A change of powers waits: whoever may agree to it is told by e-mail, if they want to be."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor, Power
from clarion.people import queries
from clarion.people.actions.telling.tell import Telling, tell
from clarion.people.models import Change
from clarion.people.rules.four_eyes import CHANGE
from clarion.people.rules.notices import Happening


def tell_of_change(*, change_id: int, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told; to nobody, if it waits no more."""
    by.must(Power.MOVE_POST)
    change: Change = Change.objects.of(by.office_id).get_or_refuse(pk=change_id)
    if change.state != CHANGE.start:
        return 0
    managing = queries.staff_with(office_id=by.office_id, power=Power.MANAGE_PEOPLE)
    what = Telling(
        happening=Happening.POWERS,
        about=f"change:{change.pk}",
        once=f"change:{change.pk}",
        line=_("A second person must agree to what %(name)s proposes under People")
        % {"name": change.proposed_by},
        link=link,
    )
    whom = {*managing} - change.staff_gaining() - {change.proposed_by_id}
    return tell(what=what, whom=whom, by=by, at=at)
