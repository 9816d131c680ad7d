"""Whoever has asked for it is told that something begins: how many and how unusual, no words."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.insight.models import EarlyWarning, Mute
from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell


def tell_of_beginning(*, warning_id: int, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told: none, if it is over, seen as it is, or muted."""
    by.must(Power.MOVE_POST)
    warning = EarlyWarning.objects.of(by.office_id).get_or_refuse(pk=warning_id)
    if warning.ended_at or _is_settled(warning) or _is_muted(warning, at):
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


def _is_settled(warning: EarlyWarning) -> bool:
    """Whoever has seen it, or called it false, said so of what it was then."""
    said = [one for one in (warning.seen_at, warning.false_at) if one]
    return bool(said) and (warning.grown_at is None or warning.grown_at <= max(said))


def _is_muted(warning: EarlyWarning, at: datetime) -> bool:
    """Whether somebody has muted it since. What spoke all the same had a reason: danger, say."""
    rows = Mute.objects.of(warning.office_id).filter(
        ended_at=None, until_at__gt=at, made_at__gt=warning.grown_at or warning.noticed_at
    )
    return any([kind, name] in warning.subjects for kind, name in rows.values_list("kind", "name"))
