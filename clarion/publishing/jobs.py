"""Publishing's clockwork: events and timetables, each leading to one action."""

from datetime import timedelta

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Lane, every, hint, job
from clarion.publishing import actions, queries

# What an announcement should have followed long ago.
_LOST_AFTER = timedelta(seconds=20)


@job(lane=Lane.SEND)
def approve_edition(*, office_id: int, about: str, request_id: int, warrant_id: int) -> None:
    """Time what has all its signatures."""
    if about.startswith("statement:"):
        by = Actor.clockwork(office_id)
        actions.approve(request_id=request_id, warrant_id=warrant_id, by=by, at=clock.now())


@job(lane=Lane.READ)
def take_back_edition(*, office_id: int, about: str, request_id: int, final: bool) -> None:
    """Show whoever wrote it why it was returned."""
    if about.startswith("statement:"):
        by = Actor.clockwork(office_id)
        actions.take_back(request_id=request_id, final=final, by=by, at=clock.now())


@job(lane=Lane.READ)
def confirm_rendition(*, office_id: int, dispatch_id: int, about: str, state: str) -> None:
    """Follow a rendition."""
    if about.startswith("statement:"):
        by = Actor.clockwork(office_id)
        actions.confirm(dispatch_id=dispatch_id, by=by, at=clock.now())


@job(lane=Lane.READ)
def confirm_one(*, office_id: int, dispatch_id: int) -> None:
    """Follow a rendition of which nobody was told."""
    actions.confirm(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=clock.now())


@every("*/20 * * * * *", lane=Lane.READ)
def sweep_renditions() -> None:
    """Follow what an announcement should have had followed already."""
    for office_id, dispatch_id in queries.on_their_way(before=clock.now() - _LOST_AFTER):
        hint(
            confirm_one,
            once=f"rendition:{dispatch_id}",
            office_id=office_id,
            dispatch_id=dispatch_id,
        )


@every("*/20 * * * * *", lane=Lane.SEND)
def sweep_signed() -> None:
    """Time what was signed, and whose announcement was lost."""
    for office_id, request_id, warrant_id in queries.signed_in_review():
        by = Actor.clockwork(office_id)
        actions.approve(request_id=request_id, warrant_id=warrant_id, by=by, at=clock.now())
