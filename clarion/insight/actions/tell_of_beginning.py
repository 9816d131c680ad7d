"""Whoever has asked for it is told that something begins: how many and how unusual, no words."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.insight.models import EarlyWarning
from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell


def tell_of_beginning(*, warning_id: int, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told: none, if it was over or seen meanwhile."""
    by.must(Power.MOVE_POST)
    warning = EarlyWarning.objects.of(by.office_id).get_or_refuse(pk=warning_id)
    if warning.ended_at or warning.seen_at or warning.false_at:
        return 0
    line = _("Something begins: %(people)s people in %(minutes)s min about the same.")
    facts = {"people": warning.people, "minutes": warning.window_seconds // 60}
    what = Telling(
        happening=Happening.BEGINS,
        about=warning.about,
        once=warning.about,
        line=line % facts,
        link=link,
    )
    whom = people.staff_with(office_id=by.office_id, power=Power.READ_CASES)
    return tell(what=what, whom=whom, by=by, at=at)
