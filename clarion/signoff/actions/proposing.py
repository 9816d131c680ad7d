"""A change of who signs waits: whoever could agree hears of it."""

from datetime import datetime

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.announcements import announce
from clarion.signoff.events import SigningChangeProposed


def announce_proposal(about: str, by: Actor, at: datetime) -> None:
    """Tell it inside the transaction that has written it down."""
    announce(
        SigningChangeProposed(
            office_id=by.office_id,
            about=about,
            once=f"{about}:{at.isoformat()}",
            proposer_id=by.staff_id or 0,  # a town is furnished by nobody who works there
            proposer=by.name,
        )
    )
    live.tell(office_id=by.office_id, topic="signatures")
