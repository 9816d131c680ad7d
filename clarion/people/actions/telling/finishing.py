"""A notice comes to its end: the ledger says who was told, and a code is kept no longer."""

from datetime import datetime

from clarion.kit import live
from clarion.kit.actor import Actor
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people.models import Notice
from clarion.people.rules.notices import NOTICE


def finish(
    notice: Notice, state: str, *, proof: str = "", reason: str = "", by: Actor, at: datetime
) -> None:
    """Bring a locked notice to its end. A code that has left is not kept, but for an exercise's."""
    kept = bytes(notice.sealed) if notice.office.exercise else b""
    ending = {"proof": proof[:1000], "reason": reason[:500], "settled_at": at, "sealed": kept}
    move(notice, NOTICE, state, lease_until=None, **ending)
    deeds = {"sent": "told by e-mail", "unknown": "perhaps told by e-mail"}
    enter(
        deeds.get(state, "not told by e-mail"),
        about=notice.about,
        by=by,
        at=at,
        name=notice.name,
        happening=notice.happening,
        reason=reason[:200],
    )
    live.tell(office_id=by.office_id, topic="signatures")
