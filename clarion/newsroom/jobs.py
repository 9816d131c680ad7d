"""The newsroom's clockwork: what was said is printed at once, and once more every few minutes."""

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Lane, defer, every, job
from clarion.newsroom import actions
from clarion.people import queries as people


@job(lane=Lane.READ, one_for="office_id")
def print_office(*, office_id: int, statement_id: int = 0) -> None:
    """Lengthen the public chain of one office, and print its pages."""
    actions.add_imprints(by=Actor.clockwork(office_id), at=clock.now())
    actions.trace_imprints(by=Actor.clockwork(office_id), at=clock.now())
    actions.print_pages(by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.READ)
def follow_zone(*, office_id: int) -> None:
    """Print the pages of an office with the times of its new zone."""
    defer(print_office, office_id=office_id)


@every("*/10 * * * *", lane=Lane.READ)
def print_all() -> None:
    """Print every office's pages, so that what a lost announcement left out is there."""
    for office in people.offices():
        defer(print_office, office_id=office.id)


@job(lane=Lane.SLOW, one_for="office_id")
def fill_office(*, office_id: int) -> None:
    """Put into the chain what was told however long ago, and have all of it found."""
    by = Actor.clockwork(office_id)
    added = actions.add_imprints(by=by, at=clock.now(), depth=None)
    traced = actions.trace_imprints(by=by, at=clock.now())
    if added or traced:
        defer(fill_office, office_id=office_id)


@every("17 2 * * *", lane=Lane.SLOW)
def fill_all() -> None:
    """Look through every office's past once a night, after Clarion was renewed as at any time."""
    for office in people.offices():
        defer(fill_office, office_id=office.id)
