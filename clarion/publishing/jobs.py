"""Publishing's clockwork: events and timetables, each leading to one action."""

from typing import Any

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.ids import STATEMENT
from clarion.kit.lanes import Lane, each, every, hint, job
from clarion.publishing import actions, queries


@job(lane=Lane.SEND, about=STATEMENT)
def approve_edition(*, office_id: int, about: str, request_id: int, warrant_id: int) -> None:
    """Time what has all its signatures; what shows a film goes where it holds nobody up."""
    by = Actor.clockwork(office_id)
    if queries.shows_film(office_id=office_id, request_id=request_id):
        asked: dict[str, Any] = {"office_id": office_id, "request_id": request_id}
        hint(approve_filmed, once=f"filmed:{request_id}", **asked, warrant_id=warrant_id)
    else:
        actions.approve(request_id=request_id, warrant_id=warrant_id, by=by, at=clock.now())


@job(lane=Lane.SLOW, lock="film")
def approve_filmed(*, office_id: int, request_id: int, warrant_id: int) -> None:
    """Put a film beside its words at the door, which takes a while. One at a time."""
    by = Actor.clockwork(office_id)
    actions.approve(request_id=request_id, warrant_id=warrant_id, by=by, at=clock.now())


@job(lane=Lane.READ, about=STATEMENT)
def take_back_edition(*, office_id: int, about: str, request_id: int, final: bool) -> None:
    """Show whoever wrote it why it was returned."""
    by = Actor.clockwork(office_id)
    actions.take_back(request_id=request_id, final=final, by=by, at=clock.now())


@job(lane=Lane.READ, about=STATEMENT)
def confirm_rendition(*, office_id: int, dispatch_id: int, about: str, state: str) -> None:
    """Follow a rendition."""
    actions.confirm(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.READ)
def begin_warning(*, office_id: int, account_id: int, takeover_id: int) -> None:
    """Begin to warn people of an account that is not in our hands."""
    by = Actor.clockwork(office_id)
    actions.begin_warning(takeover_id=takeover_id, account_id=account_id, by=by, at=clock.now())


@every("*/20 * * * * *", lane=Lane.READ)
def sweep_warnings() -> None:
    """Begin the warnings whose announcement was lost."""
    for one in queries.unwarned():
        hint(
            begin_warning,
            once=f"warning:{one.id}",
            office_id=one.office_id,
            account_id=one.account_id,
            takeover_id=one.id,
        )


@job(lane=Lane.READ)
def confirm_one(*, office_id: int, dispatch_id: int) -> None:
    """Follow a rendition of which nobody was told."""
    actions.confirm(dispatch_id=dispatch_id, by=Actor.clockwork(office_id), at=clock.now())


@every("*/20 * * * * *", lane=Lane.READ)
def sweep_renditions() -> None:
    """Follow what an announcement should have had followed already."""
    for office_id, dispatch_id in queries.unfollowed():
        hint(
            confirm_one,
            once=f"rendition:{dispatch_id}",
            office_id=office_id,
            dispatch_id=dispatch_id,
        )


@every("10,40 * * * * *", lane=Lane.READ)
def tell_of_losses() -> None:
    """Tell whoever publishes that something was not said as it was signed."""
    now = clock.now()
    each(
        queries.offices_with_losses(since=now - actions.TOLD_WITHIN, until=now),
        lambda office_id: actions.tell_of_losses(by=Actor.clockwork(office_id), at=now),
    )


@every("*/20 * * * * *", lane=Lane.SEND)
def sweep_decided() -> None:
    """Go on with what was signed or returned, and whose announcement was lost."""
    for one in queries.decided():
        name = f"decided:{one.request_id}"
        asked: dict[str, Any] = {
            "office_id": one.office_id,
            "about": one.about,
            "request_id": one.request_id,
        }
        if one.warrant_id is not None:
            hint(approve_edition, once=name, **asked, warrant_id=one.warrant_id)
        else:
            hint(take_back_edition, once=name, **asked, final=one.final)


@job(lane=Lane.READ)
def make_drafts(*, office_id: int, series_id: int) -> None:
    """Make the drafts of a series that leave soon."""
    by = Actor.clockwork(office_id)
    actions.make_occurrences(series_id=series_id, by=by, at=clock.now())


@every("30 * * * * *", lane=Lane.READ)
def sweep_series() -> None:
    """Have the drafts made that must be there by now; a clock that steps back makes none twice."""
    for office_id, series_id in queries.series_due(at=clock.now()):
        hint(make_drafts, once=f"series:{series_id}", office_id=office_id, series_id=series_id)


@job(lane=Lane.SLOW)
def end_one(*, office_id: int, picture_id: int) -> None:
    """Take a picture whose last day is over off our own page."""
    by = Actor.clockwork(office_id)
    actions.end_picture(picture_id=picture_id, by=by, at=clock.now())


@every("*/10 * * * *", lane=Lane.SLOW)
def sweep_pictures() -> None:
    """End the pictures whose last day is over; each is ended, and told of, once."""
    for office_id, picture_id in queries.pictures_ended(at=clock.now()):
        hint(end_one, once=f"picture:{picture_id}", office_id=office_id, picture_id=picture_id)


@job(lane=Lane.READ)
def hand_on_one(*, office_id: int, edition_id: int) -> None:
    """Make the words for others ready whose time has come."""
    by = Actor.clockwork(office_id)
    actions.hand_on(edition_id=edition_id, by=by, at=clock.now())


@every("*/20 * * * * *", lane=Lane.READ)
def sweep_handed() -> None:
    """Make ready what is due for others; what a hold covers waits until it is over."""
    for office_id, edition_id in queries.handed_due(at=clock.now()):
        hint(hand_on_one, once=f"handed:{edition_id}", office_id=office_id, edition_id=edition_id)
