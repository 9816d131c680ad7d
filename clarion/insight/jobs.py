"""Clockwork: what comes in is counted and compared, and whoever asked is told what begins."""

from clarion.insight import actions
from clarion.insight.queries import clockwork as queries
from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Lane, defer, each_office, every, hint, job
from clarion.people import queries as people

# One look after another of what waits, and then somebody else's turn; the timetable comes again.
_LOOKS_MAX = 20


@job(lane=Lane.SLOW, one_for="office_id")
def look_out(*, office_id: int) -> None:
    """Look until nothing waits."""
    for _look in range(_LOOKS_MAX):
        if not actions.look_out(by=Actor.clockwork(office_id), at=clock.now()):
            return


@every("*/5 * * * * *", lane=Lane.SLOW)
def look_out_everywhere() -> None:
    """Look where something is new or time has passed."""
    for office_id in queries.offices_to_look_at(at=clock.now()):
        name = f"lookout:{office_id}"
        hint(look_out, once=name, lock=name, office_id=office_id)


@job(lane=Lane.SLOW, one_for="office_id", priority=-10)
def recognize_mentions(*, office_id: int) -> None:
    """Compare what was overheard with what we know, batch by batch, after everything else.

    On the lane where it delays nobody's triage: after a start, all that we know is read first.
    """
    if actions.recognize_mentions(by=Actor.clockwork(office_id), at=clock.now()):
        defer(recognize_mentions, office_id=office_id)


@every("12,42 * * * * *", lane=Lane.SLOW)
def sweep_mentions() -> None:
    """Compare what an announcement should have had compared already."""
    for office_id in queries.offices_to_compare_in(at=clock.now()):
        defer(recognize_mentions, office_id=office_id)


@job(lane=Lane.SLOW, one_for="office_id")
def recognize_anew(*, office_id: int) -> None:
    """Have what came of late compared with a rumour that was noted just now."""
    by = Actor.clockwork(office_id)
    actions.recognize_anew(by=by, at=clock.now())
    defer(recognize_mentions, office_id=office_id)


@job(lane=Lane.READ)
def tell_of_beginning(*, office_id: int, warning_id: int) -> None:
    """Write to those who asked for it."""
    link = people.web_address(office_id=office_id, view="insight:going_on")
    by = Actor.clockwork(office_id)
    actions.tell_of_beginning(warning_id=warning_id, link=link, by=by, at=clock.now())


@job(lane=Lane.READ)
def tell_of_silence(*, office_id: int, silence_id: int) -> None:
    """Write to those who asked for it."""
    link = people.web_address(office_id=office_id, view="insight:warnings")
    by = Actor.clockwork(office_id)
    actions.tell_of_silence(silence_id=silence_id, link=link, by=by, at=clock.now())


@every("37 * * * *", lane=Lane.SLOW)
def forget() -> None:
    """Forget warnings of long ago."""
    each_office(queries.offices_with_old_warnings(at=clock.now()), actions.forget)
