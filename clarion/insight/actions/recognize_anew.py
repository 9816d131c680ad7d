"""A rumour was noted: what people wrote and said of late is compared with it, too."""

from datetime import datetime

from clarion.desk import actions as desk
from clarion.kit.actor import Actor, Power
from clarion.listening import actions as listening


def recognize_anew(*, by: Actor, at: datetime) -> int:
    """Mark what came within a day, and return how much; the clockwork compares it."""
    by.must(Power.MOVE_POST)
    return desk.recognize_anew(by=by, at=at) + listening.recognize_anew(by=by, at=at)
