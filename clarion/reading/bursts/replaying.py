"""Plays recorded posts to a burst finder as if they came now, at the times written on them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from clarion.reading.bursts.finder import BurstFinder
from clarion.reading.bursts.ordering import Ordering
from clarion.reading.bursts.posts import Notice, Post

# So often the finder is asked what is to be said, as it is in a running Clarion.
LOOK_SECONDS: Final = 5.0
# Later than this a post has not come late: the recording is not sorted.
LATE_SECONDS: Final = 600.0
# A gap of years is crossed in so many looks at most.
_LOOKS_MAX: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What time it is in the recording, in seconds since 1970 (UTC), and what is to be said."""

    at: float
    notices: list[Notice]


class Replay:
    """One recording and the finder that listens to it.

    Of the `taken` posts so many are `late`: much older than one that stood before them.
    """

    def __init__(self, finder: BurstFinder) -> None:
        self.finder = finder
        self._ordering: Ordering[Post] = Ordering()
        self._looked_at: float | None = None
        self.taken = self.late = 0

    def take(self, post: Post) -> Iterator[Moment]:
        """Take the next post in the order of the recording; yield each moment that passes."""
        self.taken += 1
        now = self._ordering.now
        self.late += now is not None and post.at < now - LATE_SECONDS
        yield from self._pass_on(self._ordering.take(post.at, post))

    def finish(self) -> Iterator[Moment]:
        """Yield the moments of the posts that were still waiting, and a last look."""
        yield from self._pass_on(self._ordering.finish())
        if self._ordering.now is not None:
            yield self._look(self._ordering.now)

    def _pass_on(self, posts: Iterable[tuple[float, Post]]) -> Iterator[Moment]:
        for now, post in posts:
            yield from self._looks_until(now)
            self.finder.see(post, now=now)

    def _looks_until(self, now: float) -> Iterator[Moment]:
        if self._looked_at is None:
            self._looked_at = now
        pause = max(LOOK_SECONDS, (now - self._looked_at) / _LOOKS_MAX)
        while self._looked_at + pause <= now:
            yield self._look(self._looked_at + pause)

    def _look(self, now: float) -> Moment:
        self._looked_at = now
        return Moment(at=now, notices=self.finder.look(now=now))
