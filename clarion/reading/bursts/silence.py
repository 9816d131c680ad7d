"""A stream that should be speaking and is not: what is missed, by its own rhythm and gaps."""

from dataclasses import dataclass, field
from typing import Final

from clarion.reading.bursts.posts import NoticeKind, SilenceNotice
from clarion.reading.bursts.usual import STEP_SECONDS, Rhythm, Usual, step_of

# More streams than an office has sources; the one that was longest silent is forgotten.
SOURCES_MAX: Final = 1_000
# So many posts must be missing: with fewer, silence is chance.
MISSED_MIN: Final = 12.0
# And so many times more than in the longest gap that was ever learned.
_BEYOND_LONGEST: Final = 2.0
# Shorter than this it is a hiccup of the line, however lively the stream.
SILENCE_SECONDS_MIN: Final = 60.0
# Nothing is said of a stream before it has been heard so long and so often.
HEARD_SECONDS_MIN: Final = 3_600.0
HEARD_POSTS_MIN: Final = 30
# Until it has been heard for a day nobody knows its night.
_DAY_SECONDS: Final = 86_400.0
_FIRST_DAY_FACTOR: Final = 4.0
# The longest gap counts half after two weeks.
_HALF_LIFE_SECONDS: Final = 14 * 86_400.0
# Missed posts are added up over at most so many steps: a week, after which nothing changes.
_STEPS_MAX: Final = 7 * 24 * 12


@dataclass(slots=True)
class Stream:
    """One source: when it last spoke, its rhythm, and how much was missed in its longest gap."""

    began: float
    last: float
    usual: Usual
    rhythm: Rhythm
    heard: int = 0
    longest: float = 0.0
    silent: bool = False


@dataclass(slots=True)
class Silences:
    """Listens to how streams breathe, and says which one has stopped."""

    streams: dict[str, Stream] = field(default_factory=dict)

    def hear(self, source: str, *, now: float) -> SilenceNotice | None:
        """Note that a source has spoken; return a notice if it was said to be silent."""
        stream = self.streams.get(source)
        if stream is None:
            self._make_room()
            step = step_of(now)
            stream = Stream(began=now, last=now, usual=Usual(step=step), rhythm=Rhythm(began=step))
            self.streams[source] = stream
        notice = self._after_a_gap(source, stream, now)
        step = step_of(now)
        if step > stream.usual.step:
            for over in range(max(stream.usual.step, step - _STEPS_MAX), step):
                stream.rhythm.learn(over, stream.usual.people if over == stream.usual.step else 0)
        stream.usual.count(now, 1, stream.rhythm)
        stream.heard += 1
        stream.last = max(stream.last, now)
        return notice

    def look(self, *, now: float) -> list[SilenceNotice]:
        """Return a notice for each stream whose silence has just become unusual."""
        notices = []
        for source, stream in self.streams.items():
            if stream.silent or now - stream.last < SILENCE_SECONDS_MIN or not _is_known(stream):
                continue
            missed = _missed(stream, now)
            if missed > _bearable(stream, now):
                stream.silent = True
                notices.append(_notice(NoticeKind.SILENT, source, stream, now, missed))
        return notices

    def _after_a_gap(self, source: str, stream: Stream, now: float) -> SilenceNotice | None:
        gap = now - stream.last
        if gap <= 0:
            return None
        missed = _missed(stream, now)
        # A whole outage must not teach that outages are usual: it counts as the edge of one.
        learned = min(missed, _bearable(stream, now))
        stream.longest = max(stream.longest * 0.5 ** (gap / _HALF_LIFE_SECONDS), learned)
        if not stream.silent:
            return None
        stream.silent = False
        return _notice(NoticeKind.SPEAKS, source, stream, now, missed)

    def _make_room(self) -> None:
        if len(self.streams) >= SOURCES_MAX:
            del self.streams[min(self.streams, key=lambda source: self.streams[source].last)]


def _is_known(stream: Stream) -> bool:
    return stream.heard >= HEARD_POSTS_MIN and stream.last - stream.began >= HEARD_SECONDS_MIN


def _bearable(stream: Stream, now: float) -> float:
    factor = _FIRST_DAY_FACTOR if stream.last - stream.began < _DAY_SECONDS else 1.0
    return factor * max(MISSED_MIN, _BEYOND_LONGEST * stream.longest)


def _missed(stream: Stream, now: float) -> float:
    """How many posts are usual between the last one and now, hour by hour."""
    first, last = step_of(stream.last), step_of(now)
    if first == last:
        return (now - stream.last) / STEP_SECONDS * stream.usual.expected(last, stream.rhythm)
    head = (first + 1) * STEP_SECONDS - stream.last
    tail = now - last * STEP_SECONDS
    missed = head / STEP_SECONDS * stream.usual.expected(first, stream.rhythm)
    missed += tail / STEP_SECONDS * stream.usual.expected(last, stream.rhythm)
    for step in range(max(first + 1, last - _STEPS_MAX), last):
        missed += stream.usual.expected(step, stream.rhythm)
    return missed


def _notice(
    kind: NoticeKind, source: str, stream: Stream, now: float, missed: float
) -> SilenceNotice:
    return SilenceNotice(
        kind=kind, source=source, at=now, since=stream.last, missed=round(missed, 1)
    )
