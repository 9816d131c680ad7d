"""Sign-off's clockwork: a new office begins with a standing word; what is late is told."""

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Lane, every, hint, job
from clarion.people import queries as people
from clarion.signoff import actions, queries


@job(lane=Lane.SLOW)
def begin_first_standing_word(*, office_id: int) -> None:
    """Let a new office answer at once."""
    actions.begin_first_standing_word(by=Actor.clockwork(office_id), at=clock.now())


@job(lane=Lane.READ)
def escalate_one(*, office_id: int, request_id: int) -> None:
    """Tell whose signature is waited for, if it is late."""
    by = Actor.clockwork(office_id)
    actions.escalate(request_id=request_id, by=by, at=clock.now())


@every("*/20 * * * * *", lane=Lane.READ)
def sweep_unanswered() -> None:
    """Find the steps whose minutes are over and of which nobody was told."""
    for office_id, request_id in queries.unanswered(at=clock.now()):
        hint(
            escalate_one,
            once=f"unanswered:{request_id}",
            office_id=office_id,
            request_id=request_id,
        )


@job(lane=Lane.READ)
def call_overdue(*, office_id: int, review_id: int) -> None:
    """Tell that a review is overdue."""
    actions.call_overdue(review_id=review_id, by=Actor.clockwork(office_id), at=clock.now())


@every("30 * * * * *", lane=Lane.READ)
def sweep_overdue() -> None:
    """Find the reviews that are overdue and of which nobody was told."""
    for office_id, review_id in queries.overdue_reviews(at=clock.now()):
        hint(call_overdue, once=f"overdue:{review_id}", office_id=office_id, review_id=review_id)


@job(lane=Lane.READ)
def tell_of_step(*, office_id: int, about: str, request_id: int, step: int) -> None:
    """Write to those for whose signature a step waits."""
    link = people.web_address(office_id=office_id, view="signoff:signatures")
    by = Actor.clockwork(office_id)
    actions.tell_of_step(
        request_id=request_id, step=step, link=f"{link}#request-{request_id}", by=by, at=clock.now()
    )


@job(lane=Lane.READ)
def tell_of_emergency(*, office_id: int, about: str, request_id: int) -> None:
    """Write to everybody who signs or writes that a life is at risk."""
    link = people.web_address(office_id=office_id, view="signoff:signatures")
    by = Actor.clockwork(office_id)
    actions.tell_of_emergency(
        request_id=request_id, link=f"{link}#request-{request_id}", by=by, at=clock.now()
    )


@job(lane=Lane.READ)
def tell_of_review(*, office_id: int, about: str, review_id: int) -> None:
    """Write to those who owe a review."""
    link = people.web_address(office_id=office_id, view="signoff:reviews")
    by = Actor.clockwork(office_id)
    actions.tell_of_review(
        review_id=review_id, link=f"{link}#review-{review_id}", by=by, at=clock.now()
    )


@job(lane=Lane.READ)
def tell_of_proposal(
    *, office_id: int, about: str, once: str, proposer_id: int, proposer: str
) -> None:
    """Write to those who could agree to a change of who signs."""
    actions.tell_of_proposal(
        about=about,
        once=once,
        proposer_id=proposer_id,
        proposer=proposer,
        link=people.web_address(office_id=office_id, view="publishing:waiting"),
        by=Actor.clockwork(office_id),
        at=clock.now(),
    )
