"""A rumour, the words that answer it, and how somebody says it."""

from datetime import datetime, timedelta

from clarion.desk.actions import recognize_messages, write_snippet
from clarion.insight.actions import recognize_mentions
from clarion.kit.actor import Actor
from tests.makers.people import NOW

RUMOUR = "The tap water in Millbrook is poisoned."
SAYS = "my neighbour heard the tap water in Millbrook is poisoned"
ASKS = "is the tap water in Millbrook poisoned?"
DENIES = "the tap water in Millbrook is not poisoned"
ANSWER = "All samples of this morning are clean. Nobody has to boil anything."


def a_rumour(by: Actor, *, at: datetime = NOW, days: int = 9, **other: str) -> int:
    """Note it, with the words that answer it; return the number of the ready words."""
    facts = {"title": "Water", "text": ANSWER, "rumour": RUMOUR, "language": "en"} | other
    return write_snippet(
        **facts, owner_id=by.person, expires_on=(at + timedelta(days=days)).date(), by=by, at=at
    )


def compare(office_id: int, *, at: datetime = NOW) -> None:
    """Let the clockwork compare all that waits with what is known."""
    by = Actor.clockwork(office_id)
    while recognize_messages(by=by, at=at):
        pass
    while recognize_mentions(by=by, at=at):
        pass
