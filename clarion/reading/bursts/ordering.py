"""Puts timed posts into order although some come late, and some from clocks that are wrong."""

from collections import deque
from collections.abc import Iterator
from heapq import heappop, heappush
from statistics import median_low
from typing import Final, Generic, TypeVar

# The time that most of the last few posts agree on: two wrong clocks in five do no harm.
AGREEING: Final = 5
# Posts from the future that are kept back; the next one lets the earliest of them go.
HELD_MAX: Final = 1_000

T = TypeVar("T")


class Ordering(Generic[T]):
    """Tells the time from the posts themselves, and hands each on when its time comes."""

    def __init__(self) -> None:
        self.now: float | None = None
        self._lately: deque[float] = deque(maxlen=AGREEING)
        self._held: list[tuple[float, int, T]] = []
        self._number = 0

    def take(self, at: float, post: T) -> Iterator[tuple[float, T]]:
        """Take in a post; yield (now, post) for each whose time has come, late ones at once."""
        self._lately.append(at)
        self._number += 1
        heappush(self._held, (at, self._number, post))
        if len(self._lately) < AGREEING:
            return
        agreed = median_low(self._lately)
        now = agreed if self.now is None else max(self.now, agreed)
        yield from self._release(now)
        while len(self._held) > HELD_MAX:
            yield now, heappop(self._held)[2]

    def finish(self) -> Iterator[tuple[float, T]]:
        """Yield what is left: the last few at their own times, what no clock agrees on now."""
        if not self._lately:
            return
        # Of the last few the middle one is believed; those behind it, as far as they agree.
        for at in sorted(self._lately):
            now = at if self.now is None else self.now
            if at - now <= self._patience():
                yield from self._release(max(now, at))
        while self._held:
            yield self.now or 0.0, heappop(self._held)[2]

    def _patience(self) -> float:
        """How far apart the last few posts are, from the first to the middle one, and a minute."""
        return 60.0 + 2 * (median_low(self._lately) - min(self._lately))

    def _release(self, now: float) -> Iterator[tuple[float, T]]:
        while self._held and self._held[0][0] <= now:
            at, _, post = heappop(self._held)
            self.now = at if self.now is None else max(self.now, at)
            yield self.now, post
        self.now = now if self.now is None else max(self.now, now)
