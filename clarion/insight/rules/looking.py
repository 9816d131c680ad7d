"""Lets a finder see posts in the order in which they came, at their own time, and look around."""

from collections.abc import Iterator, Sequence
from typing import Final

from clarion.insight.rules.counting import Came
from clarion.reading.bursts import BurstFinder, Notice, pass_over

# So often it is asked what is to be said.
LOOK_SECONDS: Final = 5.0
# With a burst going on and nothing new, and with nothing at all: silence takes a minute or more.
OPEN_SECONDS: Final = 15.0
IDLE_SECONDS: Final = 60.0
# What weighs so many bytes more is looked at later by as much again, and never later than this.
HEAVY_BYTES: Final = 250_000
HEAVY_SECONDS_MAX: Final = 30.0
# Whoever looks again only after so long did not look in between: somebody had stopped it.
STOPPED_SECONDS: Final = 600.0
# In what waited meanwhile, this is no pause of the people any more but one of the house.
NOTHING_CAME_SECONDS: Final = 6 * 3_600.0
# However much time has passed, it is crossed in so many looks: a database waits for them.
_LOOKS_MAX: Final = 2_000


def is_due(*, looked_at: float, now: float, news: bool, going_on: bool, size: int) -> bool:
    """Say whether it is time to look again; a clock that was set back does not stop it."""
    if news:
        pause = min(LOOK_SECONDS * (1 + size // HEAVY_BYTES), HEAVY_SECONDS_MAX)
        pause -= 1.0  # the timetable's own five seconds come a little early or late
    else:
        pause = OPEN_SECONDS if going_on else IDLE_SECONDS
    return not 0 <= now - looked_at < pause


def see(
    finder: BurstFinder, came: Sequence[Came], *, looked_at: float, now: float, is_all: bool
) -> Iterator[tuple[float, list[Notice]]]:
    """Yield each moment of looking and what is said at it; the last one is where it stands.

    `looked_at` is the moment of the last look before. Unless this `is_all` that waits, time goes on
    only until the last of it. Before the first and after the last of what waited, a long time is
    one in which nobody listened: nothing is learned from it.
    """
    looked = moment = min(looked_at, now)
    behind = now - moment > STOPPED_SECONDS
    patience = STOPPED_SECONDS
    pause = max(LOOK_SECONDS, (now - moment) / _LOOKS_MAX)
    for one in sorted(came, key=lambda each: each.at):
        at = min(max(one.at, moment), now)
        if behind and at - moment > patience:
            pass_over(finder, since=moment, until=at)
            looked = at
        for now_and_then in _between(looked, at, pause):
            looked = now_and_then
            yield looked, finder.look(now=looked)
        moment, patience = at, NOTHING_CAME_SECONDS
        finder.see(one.post, now=moment)
    if is_all:
        if behind and now - moment > STOPPED_SECONDS:
            pass_over(finder, since=moment, until=now)
            looked = now
        for now_and_then in _between(looked, now, pause):
            yield now_and_then, finder.look(now=now_and_then)
        moment = now
    yield moment, finder.look(now=moment)


def _between(looked: float, until: float, pause: float) -> Iterator[float]:
    """Yield the moments of looking after one and before another."""
    while looked + pause < until:
        looked += pause
        yield looked
