"""Sign-off's clockwork: a new office begins with a standing word."""

from clarion.kit import clock
from clarion.kit.actor import Actor
from clarion.kit.lanes import Lane, job
from clarion.signoff import actions


@job(lane=Lane.SLOW)
def begin_first_standing_word(*, office_id: int) -> None:
    """Let a new office answer at once."""
    actions.begin_first_standing_word(by=Actor.clockwork(office_id), at=clock.now())
