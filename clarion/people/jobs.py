"""The people's clockwork: whoever could agree to a change of powers is told of it."""

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Lane, job
from clarion.people import actions, queries


@job(lane=Lane.READ)
def tell_of_change(*, office_id: int, change_id: int) -> None:
    """Write to those who may agree to it."""
    link = queries.web_address(office_id=office_id, view="people:changes")
    by = Actor.clockwork(office_id)
    actions.tell_of_change(
        change_id=change_id, link=f"{link}#change-{change_id}", by=by, at=clock.now()
    )
