"""Says when something begins, grows and ends, once each, and when a stream falls silent."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Final

from clarion.reading.bursts.muting import Mutes
from clarion.reading.bursts.opened import LEADS_MAX, SHARED_MIN, Burst, in_danger, same_happening
from clarion.reading.bursts.posts import BurstNotice, Notice, NoticeKind, Post, Subject
from clarion.reading.bursts.silence import Silences
from clarion.reading.bursts.tracks import Height, Track, Tracks
from clarion.reading.bursts.usual import FADE_SECONDS, Rhythm, step_of

# Later posts say nothing about now; they are counted as late and heard for the silence alarm.
LATE_SECONDS_MAX: Final = 3_600.0
# A clock that is further ahead than this is wrong: the post counts as of now.
AHEAD_SECONDS_MAX: Final = 120.0
# Before so much of a stream has been heard, everything in it is new and nothing is a burst.
WARM_UP_SECONDS: Final = 600.0
# More at once than anybody could look at: weaker ones wait until one has ended.
OPEN_MAX: Final = 100
# A burst is over when for a quarter of an hour there were hardly more than usual.
QUIET_SECONDS: Final = 900
_QUIET_FACTOR: Final = 2.0
# It has grown when three times as many speak of it as when it was last spoken of.
_GROWN_FACTOR: Final = 3.0
_GROWN_SECONDS_MIN: Final = 60.0
_LEVEL_SECONDS: Final = 300
_EXAMPLES_MAX: Final = 5
# What so few say besides is named with a burst that others made one.
_COMPANIONS_MIN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """From when on it is a burst: so many people, so many times the usual, so surprising."""

    people_min: int = 8
    times_min: float = 3.0
    surprise_min: float = 6.0


class BurstFinder:
    """Finds bursts in one office's streams. It reads no clock: whoever calls says the time."""

    def __init__(self, sensitivity: Sensitivity | None = None) -> None:
        self.sensitivity = sensitivity or Sensitivity()
        self.tracks = Tracks()
        self.silences = Silences()
        self.mutes = Mutes()
        self.open: dict[int, Burst] = {}
        self.rhythm: Rhythm | None = None
        self.began = 0.0
        self.faded = 0.0
        self.bursts = 0
        self.late = 0
        """Posts that came too late to count."""
        self.ahead = 0
        """Posts whose clock was ahead of ours."""
        self.step_posts = 0
        self._touched: set[Subject] = set()
        self._spoken: deque[Notice] = deque(maxlen=1_000)

    def see(self, post: Post, *, now: float) -> None:
        """Count a post that has come at this time; `look` says what follows from it."""
        if self.rhythm is None:
            self.rhythm = Rhythm(began=step_of(now), last=step_of(now) - 1)
            self.began = self.faded = now
        if spoken := self.silences.hear(post.source, now=now):
            self._spoken.append(spoken)
        self._close_steps(step_of(now), self.rhythm)
        at = post.at
        if at > now:
            self.ahead += at > now + AHEAD_SECONDS_MAX
            at = now
        if at < now - LATE_SECONDS_MAX:
            self.late += 1
            return
        # What was said long ago says nothing of how lively it is now: a backlog is no liveliness.
        self.step_posts += 1
        self.tracks.count(post, at=at, rhythm=self.rhythm, touched=self._touched)

    def look(self, *, now: float) -> list[Notice]:
        """Return what is to be said at this time. Called every few seconds, posts or not."""
        notices: list[Notice] = [*self._spoken, *self.silences.look(now=now)]
        self._spoken.clear()
        if self.rhythm is None:
            return notices
        self._close_steps(step_of(now), self.rhythm)
        risen = self._risen(now, self.rhythm)
        self._touched.clear()
        if now - self.began >= WARM_UP_SECONDS:
            for subject, height in risen:
                notices.extend(self._begin_or_join(subject, height, now))
        notices.extend(self._follow_up(now, self.rhythm))
        self.tracks.let_go(keep=chain.from_iterable(b.subjects for b in self.open.values()))
        self._fade(now, self.rhythm)
        return notices

    def stand(self, burst: int, *, now: float) -> BurstNotice | None:
        """Return how a burst stands now, as a notice would say it; None when it is over."""
        known = self.open.get(burst)
        if known is None or self.rhythm is None:
            return None
        height, track = self._highest(known, now, self.rhythm)
        if height is None or track is None:
            return None
        return self._notice(NoticeKind.GROWS, known, height, track, now)

    def cried_wolf(self, burst: int) -> bool:
        """Count a burst that is going on as a false alarm of its subjects; False: it is over."""
        known = self.open.get(burst)
        if known:
            self.mutes.cried_wolf(known.leads)
        return known is not None

    def _close_steps(self, step: int, rhythm: Rhythm) -> None:
        if step > rhythm.last + 1:
            rhythm.learn(rhythm.last + 1, self.step_posts)
            self.step_posts = 0
            # Of a gap of months only the last week is walked through, step by step.
            for empty in range(max(rhythm.last + 1, step - 2_016), step):
                rhythm.learn(empty, 0)

    def _risen(self, now: float, rhythm: Rhythm) -> list[tuple[Subject, Height]]:
        """What has just become unusual, the most unusual first."""
        bounds = self.sensitivity
        taken = set(chain.from_iterable(burst.subjects for burst in self.open.values()))
        risen = []
        for subject in self._touched - taken:
            track = self.tracks.followed.get(subject)
            if track is None:
                continue
            height = track.height(now=now, rhythm=rhythm, people_min=bounds.people_min)
            if (
                height
                and height.surprise >= bounds.surprise_min
                and height.people >= bounds.times_min * height.usual
                and not self._is_quiet(track, now, rhythm)
            ):
                risen.append((subject, height))
        return sorted(risen, key=lambda one: (-one[1].surprise, one[0]))

    def _begin_or_join(self, subject: Subject, height: Height, now: float) -> Iterator[Notice]:
        track = self.tracks.followed[subject]
        posts = track.posts_of(height, now=now)
        bursts = ((burst, self._of_first_lead(burst)) for burst in self.open.values())
        if same := same_happening(subject, posts, bursts):
            same.join(subject, height.surprise)
            return
        if len(self.open) >= OPEN_MAX:
            return
        self.bursts += 1
        burst = Burst(
            number=self.bursts,
            leads=[subject],
            since=track.since(now=now, height=height),
            told_at=now,
            told_people=track.people(now=now, seconds=_LEVEL_SECONDS),
        )
        burst.join(subject, height.surprise)
        self._add_companions(burst, track, height)
        burst.muted = not in_danger(posts) and self.mutes.covers(burst.leads, at=now)
        self.open[burst.number] = burst
        if not burst.muted:
            yield self._notice(NoticeKind.BEGINS, burst, height, track, now)

    def _of_first_lead(self, burst: Burst) -> list[Post]:
        track = self.tracks.followed.get(burst.leads[0])
        return list(track.recent) if track else []

    def _add_companions(self, burst: Burst, track: Track, height: Height) -> None:
        """What many of its posts say besides belongs to it, if that is risen too."""
        now, rhythm = burst.told_at, self.rhythm
        posts = track.posts_of(height, now=now)
        for subject in dict.fromkeys(chain.from_iterable(post.subjects for post in posts)):
            other = self.tracks.followed.get(subject)
            if other is None or subject in burst.subjects or rhythm is None:
                continue
            risen = other.height(now=now, rhythm=rhythm, people_min=_COMPANIONS_MIN)
            if (
                risen
                and risen.surprise >= self.sensitivity.surprise_min / 2
                and burst.share_of(other.posts_of(risen, now=now)) >= SHARED_MIN
            ):
                burst.join(subject, risen.surprise)

    def _follow_up(self, now: float, rhythm: Rhythm) -> Iterator[Notice]:
        for burst in list(self.open.values()):
            height, track = self._highest(burst, now, rhythm)
            over = now - burst.since >= QUIET_SECONDS
            if track is None or (over and self._is_quiet(track, now, rhythm)):
                del self.open[burst.number]
                for subject in burst.subjects:
                    if ended := self.tracks.followed.get(subject):
                        ended.deaf_until = now - QUIET_SECONDS / 3
                if not burst.muted and track is not None and height is not None:
                    yield self._notice(NoticeKind.ENDS, burst, height, track, now)
                continue
            level = track.people(now=now, seconds=_LEVEL_SECONDS)
            if burst.muted and height is not None and self._must_be_told(burst, track, now):
                burst.muted, burst.told_at, burst.told_people = False, now, level
                yield self._notice(NoticeKind.BEGINS, burst, height, track, now)
                continue
            if (
                level >= _GROWN_FACTOR * burst.told_people
                and now - burst.told_at >= _GROWN_SECONDS_MIN
            ):
                burst.told_at, burst.told_people = now, level
                if not burst.muted and height is not None:
                    yield self._notice(NoticeKind.GROWS, burst, height, track, now)

    def _must_be_told(self, burst: Burst, track: Track, now: float) -> bool:
        """Whether it is muted no more, or was never meant: a derby is muted, and not its fire."""
        recent = [post for post in track.recent if post.at > now - QUIET_SECONDS]
        return in_danger(recent) or not self.mutes.hold(burst.subjects, at=now)

    def _highest(
        self, burst: Burst, now: float, rhythm: Rhythm
    ) -> tuple[Height | None, Track | None]:
        """The most unusual subject of a burst now; the few most unusual ones lead it."""
        heights: list[tuple[Height, Subject, Track]] = []
        for subject in burst.candidates():
            track = self.tracks.followed.get(subject)
            height = track and track.height(now=now, rhythm=rhythm, people_min=0)
            if track and height:
                heights.append((height, subject, track))
        if not heights:
            return None, None
        heights.sort(key=lambda one: -one[0].surprise)
        burst.leads = [subject for _, subject, _ in heights[:LEADS_MAX]]
        return heights[0][0], heights[0][2]

    def _is_quiet(self, track: Track, now: float, rhythm: Rhythm) -> bool:
        """Whether hardly more than usual have spoken of it in the last quarter of an hour."""
        people = track.people(now=now, seconds=QUIET_SECONDS)
        usual = track.usual.expected(step_of(now), rhythm) * QUIET_SECONDS / 300
        return people < max(_QUIET_FACTOR * usual, self.sensitivity.people_min / 2)

    def _notice(
        self, kind: NoticeKind, burst: Burst, height: Height, track: Track, now: float
    ) -> BurstNotice:
        posts = list(track.recent)
        return BurstNotice(
            kind=kind,
            burst=burst.number,
            at=now,
            since=burst.since,
            subjects=burst.told(posts),
            people=height.people,
            window_seconds=height.window_seconds,
            usual=round(height.usual, 2),
            surprise=round(height.surprise, 1),
            examples=_examples(posts),
            latency_seconds=round(now - burst.since, 1),
        )

    def _fade(self, now: float, rhythm: Rhythm) -> None:
        if now - self.faded >= FADE_SECONDS:
            self.faded = now
            rhythm.fade()
            for track in self.tracks.followed.values():
                if track.usual.week is not None:
                    for hour, people in enumerate(track.usual.week):
                        track.usual.week[hour] = people / 2


def _examples(posts: Iterable[Post]) -> tuple[str, ...]:
    """The newest posts, one of each author."""
    by_author = {post.author or post.id: post.id for post in posts}
    return tuple(by_author.values())[-_EXAMPLES_MAX:]
