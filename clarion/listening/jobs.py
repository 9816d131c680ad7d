"""Clockwork: sources are read, watches end and are weighed, what was heard is forgotten."""

from datetime import datetime

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Lane, defer, each, each_office, every, hint, job
from clarion.listening import actions, queries
from clarion.people import queries as people


@job(lane=Lane.LISTEN)
def follow_source(*, office_id: int, source_id: int) -> None:
    """Read one source; one that goes on speaking is read again at once, after those that wait."""
    actions.follow(source_id=source_id, by=Actor.clockwork(office_id), at=clock.now())
    if queries.is_due(source_id=source_id, at=clock.now()):
        _follow(office_id=office_id, source_id=source_id)


@every("*/5 * * * * *", lane=Lane.LISTEN)
def follow_due() -> None:
    """Read the sources whose time has come, side by side."""
    for due in queries.sources_due(at=clock.now()):
        _follow(office_id=due.office_id, source_id=due.source_id)


def _follow(*, office_id: int, source_id: int) -> None:
    hint(follow_source, once=f"follow:{source_id}", office_id=office_id, source_id=source_id)


@job(lane=Lane.LISTEN, one_for="office_id")
def weigh(*, office_id: int, mention_ids: list[int]) -> None:
    """Look whether a watch has turned into one about a person."""
    actions.weigh_watches(by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.READ, one_for="office_id", priority=-10)
def read_glimpsed(*, office_id: int) -> None:
    """Read with care what was kept by a glance, batch by batch, after what is written to us."""
    if actions.read_with_care(by=Actor.clockwork(office_id), at=clock.now()):
        defer(read_glimpsed, office_id=office_id)


@job(lane=Lane.READ, one_for="office_id", priority=-20)
def gather(*, office_id: int, mention_ids: list[int]) -> None:
    """Find out which mentions say the same, batch by batch, after everything that is read."""
    if actions.gather(by=Actor.clockwork(office_id), at=clock.now()):
        defer(gather, office_id=office_id, mention_ids=[])


@every("20 * * * * *", lane=Lane.SLOW)
def tell_of_dangers() -> None:
    """Write to those who may look at it, where the alarm on the screens has reached nobody."""
    each(queries.offices_in_danger(at=clock.now()), _tell_of_danger)


def _tell_of_danger(office_id: int) -> None:
    link = people.web_address(office_id=office_id, view="listening:dangers")
    actions.tell_of_danger(link=link, by=Actor.clockwork(office_id), at=clock.now())


@every("*/5 * * * *", lane=Lane.SLOW)
def keep_order() -> None:
    """End what is due, weigh what is on, notice silence, forget what is old."""
    each(queries.offices_listening(), _keep_order)


@every("*/5 * * * *", lane=Lane.SLOW)
def draw_audits() -> None:
    """Draw the sample of the last week as soon as it is over where the office is."""
    each_office(queries.offices_listening(), actions.draw_audit)


def _keep_order(office_id: int) -> None:
    """Whatever fails, what is old is forgotten on its day."""
    by, at = Actor.clockwork(office_id), clock.now()
    defer(read_glimpsed, office_id=office_id)
    defer(gather, office_id=office_id, mention_ids=[])
    steps = (actions.end_due, actions.weigh_watches, actions.notice_silence, _forget)
    each(steps, lambda step: step(by=by, at=at))


def _forget(*, by: Actor, at: datetime) -> None:
    while actions.forget(by=by, at=at):
        pass
