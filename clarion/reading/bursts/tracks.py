"""Follows thousands of subjects at once, and lets go of those that nobody speaks of."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from clarion.reading.bursts.posts import Post, Subject
from clarion.reading.bursts.rings import Ring, Sieve
from clarion.reading.bursts.usual import Rhythm, Usual, step_of, surprise

# Each costs about 3 kB, and 1 kB more once its own week is known.
SUBJECTS_MAX: Final = 20_000
# So many are let go of at once, so that it does not happen with every post.
_LET_GO: Final = SUBJECTS_MAX // 5
# Somebody's second post about a subject counts again after so long, or after twice that.
AUTHOR_SECONDS: Final = 600
# A subject is followed from its second mention within this time: most words are said once.
NEWCOMER_SECONDS: Final = 3_600
RECENT_POSTS_MAX: Final = 24
SLOT_SECONDS: Final = 10
# Lengths of the windows that are compared with what is usual: a shock, and what builds up.
WINDOWS: Final = (60, 300, 900, 3_600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Height:
    """How unusual a subject is now, in the window in which it is most so."""

    people: int
    window_seconds: int
    usual: float
    surprise: float


@dataclass(slots=True)
class Track:
    """One subject: who spoke of it in the last hour, and what is usual for it."""

    usual: Usual
    ring: Ring = field(
        default_factory=lambda: Ring(slots=WINDOWS[-1] // SLOT_SECONDS, seconds=SLOT_SECONDS)
    )
    recent: deque[Post] = field(default_factory=lambda: deque(maxlen=RECENT_POSTS_MAX))
    deaf_until: float = 0.0
    """Windows that reach back before this are not looked at: what happened there is over."""

    def people(self, *, now: float, seconds: int) -> int:
        """Return how many people spoke of it within the last seconds."""
        self.ring.turn_to(int(now // SLOT_SECONDS))
        return sum(self.ring.last(seconds // SLOT_SECONDS))

    def height(self, *, now: float, rhythm: Rhythm, people_min: int) -> Height | None:
        """Return how unusual it is; None while too few speak of it to say so."""
        highest: Height | None = None
        if self.people(now=now, seconds=WINDOWS[-1]) < people_min:
            return None
        step = step_of(now)
        expected = self.usual.expected(step, rhythm)
        unevenness = self.usual.unevenness(expected)
        for seconds in WINDOWS:
            people = self.people(now=now, seconds=seconds)
            if people < people_min or now - seconds < self.deaf_until:
                continue
            usual = expected * seconds / 300
            height = surprise(people, usual=usual, unevenness=unevenness)
            if highest is None or height > highest.surprise:
                highest = Height(
                    people=people, window_seconds=seconds, usual=usual, surprise=height
                )
        return highest

    def posts_of(self, height: Height, *, now: float) -> list[Post]:
        """Return the recent posts that made it so unusual."""
        return [post for post in self.recent if post.at >= now - height.window_seconds]

    def since(self, *, now: float, height: Height) -> float:
        """Return when it began: the slot from which on there were most beyond the usual."""
        ring = self.ring
        ring.turn_to(int(now // ring.seconds))
        # Beyond: more than twice the usual, and than a quarter of what the window has on average.
        bound = max(2 * height.usual, height.people / 4) * ring.seconds / height.window_seconds
        slots = ring.last(len(ring.counts))
        best, gain, since = 0.0, 0.0, len(slots) - 1
        for back in range(len(slots) - 1, -1, -1):
            gain += slots[back] - bound
            if gain > best and slots[back]:
                best, since = gain, back
        began = float((ring.head - (len(slots) - 1 - since)) * ring.seconds)
        # The slot's first post, if it is still among the recent ones, says it to the second.
        within = [post.at for post in self.recent if began <= post.at < began + ring.seconds]
        return min(within) if len(within) < len(self.recent) and within else began


class Tracks:
    """All subjects that are followed, within bounded memory."""

    def __init__(self) -> None:
        self.followed: dict[Subject, Track] = {}
        self._authors = Sieve(span_seconds=AUTHOR_SECONDS)
        self._newcomers = Sieve(span_seconds=NEWCOMER_SECONDS)

    def count(self, post: Post, *, at: float, rhythm: Rhythm, touched: set[Subject]) -> None:
        """Count the post for each of its subjects, once for each author."""
        for subject in post.subjects:
            track = self.followed.get(subject)
            if track is None:
                if self._newcomers.is_new(subject, now=at):
                    continue
                track = self.followed[subject] = Track(usual=Usual(step=step_of(at)))
            track.recent.append(post)
            if not post.author or self._authors.is_new((subject, post.author), now=at):
                track.ring.add(at, 1)
                track.usual.count(at, 1, rhythm)
                touched.add(subject)

    def recall(self, post: Post, *, at: float) -> None:
        """Know again a post that was counted before a restart: who wrote, and about what."""
        for subject in post.subjects:
            track = self.followed.get(subject)
            if track is None:
                self._newcomers.is_new(subject, now=at)
                continue
            track.recent.append(post)
            if post.author:
                self._authors.is_new((subject, post.author), now=at)

    def let_go(self, *, keep: Iterable[Subject], most: int = SUBJECTS_MAX) -> None:
        """Make room if there is none: those who are least spoken of, and not lately, go first."""
        if len(self.followed) <= most:
            return
        kept = set(keep)
        by_worth = sorted(
            (subject for subject in self.followed if subject not in kept),
            key=lambda subject: _worth(self.followed[subject]),
        )
        for subject in by_worth[: len(self.followed) - most + min(_LET_GO, most // 5)]:
            del self.followed[subject]


def _worth(track: Track) -> tuple[int, float]:
    """The hour in which it was last spoken of, then how often it usually is."""
    return track.usual.step // 12, track.usual.total + track.usual.people
