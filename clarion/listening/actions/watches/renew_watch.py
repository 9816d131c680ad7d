"""Go on listening: somebody says anew why, and until when. Nothing goes on by itself."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.ledger.actions import enter
from clarion.listening.actions.watches.agree_to_watch import OwnWatch
from clarion.listening.models import Watch
from clarion.listening.rules.governor import PurposeUnsaid, refuse_end
from clarion.listening.rules.limits import WHY_CHARS_MAX, WHY_CHARS_MIN


@transaction.atomic
def renew_watch(*, watch_id: int, why: str, until: datetime, by: Actor, at: datetime) -> None:
    """Renew one that is on, and answer for it from now on.

    One that took two people takes two again: whoever renews it has not asked for it; and whoever
    asked for it stays named. Raises `PurposeUnsaid`, `EndsTooLate`, `AssemblyTooLong`, `OwnWatch`,
    `AlreadyMoved`.
    """
    by.must(Power.LISTEN)
    watch: Watch = Watch.objects.of(by.office_id).locked().get_or_refuse(pk=watch_id)
    if watch.state != "on" or watch.until_at <= at:
        raise AlreadyMoved
    if len(why.strip()) < WHY_CHARS_MIN:
        raise PurposeUnsaid
    refuse_end(until=until, assembly=watch.assembly, at=at)
    if watch.doubts or watch.assembly:
        if watch.asked_by_id == by.person:
            raise OwnWatch
        watch.agreed_by, watch.agreed_by_id = by.name, by.person
    watch.why = why.strip()[:WHY_CHARS_MAX]
    watch.owner_id, watch.owner_name = by.person, by.name
    watch.begins_at, watch.until_at = at, until
    watch.save(force_update=True)
    enter("watch renewed", about=f"watch:{watch_id}", by=by, at=at,
          why=watch.why, until=until.isoformat())  # fmt: skip
