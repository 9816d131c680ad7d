"""What was signed was not said, or not everywhere: whoever publishes is told within a minute."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.kit.actor import Actor, Power
from clarion.people import queries as people
from clarion.people.actions import Happening, Telling, tell
from clarion.publishing.queries.saying.lost import Lost, lost

# What was lost before is seen on the screens; an older notice would send people to what is over.
TOLD_WITHIN = timedelta(hours=1)
# After an outage many are lost within a minute: they are told of together.
TOLD_TOGETHER = timedelta(minutes=1)


@transaction.atomic
def tell_of_losses(*, by: Actor, at: datetime) -> int:
    """Return to how many it was told: none, while nothing was lost since they were told last."""
    by.must(Power.MOVE_POST)
    told_at = people.last_told(office_id=by.office_id, happening=Happening.LOST)
    if told_at is not None and at - told_at < TOLD_TOGETHER:
        return 0
    since = max(at - TOLD_WITHIN, told_at) if told_at else at - TOLD_WITHIN
    found = lost(office_id=by.office_id, since=since, until=at)
    if not found:
        return 0
    whom = people.staff_with(office_id=by.office_id, power=Power.PUBLISH)
    return tell(what=_telling(found, by.office_id, at), whom=whom, by=by, at=at)


def _telling(found: list[Lost], office_id: int, at: datetime) -> Telling:
    first = found[0]
    if len(found) == 1:
        link = people.web_address(
            office_id=office_id, view="publishing:statement", statement_id=first.statement_id
        )
        line = _("“%(headline)s” was not said as it was signed.") % {"headline": first.headline}
    else:
        link = people.web_address(office_id=office_id, view="publishing:statements")
        line = ngettext(
            "%(n)d statement was not said as it was signed.",
            "%(n)d statements were not said as they were signed.",
            len(found),
        ) % {"n": len(found)}
    return Telling(
        happening=Happening.LOST,
        about=f"statement:{first.statement_id}",
        once=f"lost:{first.edition_id}:{at:%Y-%m-%dT%H:%M}",
        line=f"{line} {_('Look what became of it, and say it again if it is still right.')}",
        link=link,
        urgent=any(one.urgent for one in found),
    )
