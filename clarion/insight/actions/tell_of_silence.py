"""Whoever has asked for it is told that a stream is silent that should be speaking."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.insight.models import Silence
from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell


def tell_of_silence(*, silence_id: int, link: str, by: Actor, at: datetime) -> int:
    """Return to how many it was told: none, if it speaks again."""
    by.must(Power.MOVE_POST)
    silence = Silence.objects.of(by.office_id).get_or_refuse(pk=silence_id)
    if silence.ended_at:
        return 0
    what = Telling(
        happening=Happening.SILENCE,
        about=silence.stream,
        once=f"silence:{silence.pk}",
        line=_("Nothing comes from %(title)s, which is unusual.") % {"title": silence.title},
        link=link,
    )
    whom = people.staff_with(office_id=by.office_id, power=Power.READ_CASES)
    return tell(what=what, whom=whom, by=by, at=at)
