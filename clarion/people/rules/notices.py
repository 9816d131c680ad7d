"""Who is told what by e-mail, and not in their sleep unless a life is at risk."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from clarion.kit.life import Life

NOTICE = Life(
    queued={"sending", "sent", "expired", "failed"},
    sending={"queued", "sent", "unknown", "failed"},
    sent=set(),
    unknown=set(),
    failed=set(),
    expired=set(),
)


class Happening(StrEnum):
    """What a colleague can ask to be told."""

    UNANSWERED = "unanswered"  # a step of a chain that they may sign is late
    EMERGENCY = "emergency"  # a life is at risk, and two people must sign
    REVIEW = "review"  # an emergency, or a hold, that somebody is to look at again
    ACCOUNT = "account"  # an account must be mended
    DELIVERY = "delivery"  # something has not left in time
    LOST = "lost"  # a statement was not said as it was signed: missed, too old, or it failed
    PROMISE = "promise"  # what they promised somebody is due, or was not kept
    BEGINS = "begins"  # many people suddenly write about the same
    OVERHEARD = "overheard"  # what was said in public may be about a life, and nobody looked
    SILENCE = "silence"  # a stream that should be speaking does not
    POWERS = "powers"  # a change waits that gives somebody more power


# What somebody is told who has not said otherwise: that it is their turn while something cannot
# wait for it, or that words of the office did not get out. An office that has just begun is not
# one that sleeps through its first night.
UNLESS_SAID = frozenset(
    {
        Happening.UNANSWERED,
        Happening.EMERGENCY,
        Happening.OVERHEARD,
        Happening.REVIEW,
        Happening.DELIVERY,
        Happening.LOST,
        Happening.ACCOUNT,
        Happening.POWERS,
    }
)
# What did not reach a colleague, or may not have, and for how long that is worth an alarm.
UNDONE = ("failed", "unknown", "expired")
UNDONE_SHOWN = timedelta(days=7)
CODE = "code"  # a guest's code for a link, which nobody has to ask for in advance
HAPPENINGS = (*(one.value for one in Happening), CODE)

# A notice of yesterday sends somebody to a desk where all is done.
NOTICE_LASTS = timedelta(hours=12)
ATTEMPTS_MAX = 6
_FIRST_PAUSE = timedelta(seconds=10)
# A call to a mail server ends before (channels/mail/door.py); later, whoever made it is dead.
NOTICE_LEASE = timedelta(seconds=120)
# So many people are told of one thing; a larger office is told by its duty officers.
TOLD_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """Hours in which somebody wants to be left alone, by the clock of their office."""

    begins: time
    ends: time

    def holds(self, moment: time) -> bool:
        """Say whether it is quiet at that time; hours that begin and end alike are none."""
        if self.begins <= self.ends:
            return self.begins <= moment < self.ends
        return moment >= self.begins or moment < self.ends


def not_before(quiet: Quiet | None, *, zone: str, urgent: bool, at: datetime) -> datetime:
    """Return when somebody may be told: at once, or when their quiet hours are over."""
    if quiet is None or urgent:
        return at
    here = at.astimezone(ZoneInfo(zone))
    if not quiet.holds(here.timetz().replace(tzinfo=None)):
        return at
    day = here.date() if here.time() < quiet.ends else here.date() + timedelta(days=1)
    ends = datetime.combine(day, quiet.ends, tzinfo=ZoneInfo(zone))
    return max(at, ends.astimezone(at.tzinfo))


def pause(*, attempts: int) -> timedelta | None:
    """Return how long to wait before the next attempt; None: it was tried often enough."""
    return _FIRST_PAUSE * 2**attempts if attempts < ATTEMPTS_MAX else None
