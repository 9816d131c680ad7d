"""What is usual: how many at this hour of the week, how unevenly, and how surprising more are."""

from array import array
from dataclasses import dataclass, field
from math import log, log1p, sqrt
from typing import Final

# What is usual is learned in steps of five minutes.
STEP_SECONDS: Final = 300
# What was usual two days ago counts half: long enough for a rhythm, short enough for a season.
HALF_LIFE_STEPS: Final = 2 * 24 * 12
HOURS_OF_WEEK: Final = 168
_STEPS_OF_HOUR: Final = 12
# A subject's own week is kept once so many have spoken of it; others follow the whole stream's.
OWN_WEEK_PEOPLE_MIN: Final = 200
# One hour's worth of doubt: an hour of the week that was seen once is believed half.
_DOUBT_STEPS: Final = 12
# After four weeks the older ones count half.
_WEEK_SECONDS: Final = 7 * 86_400
FADE_SECONDS: Final = 4 * _WEEK_SECONDS
# The stream's own rhythm moves what is usual no further than this.
_RHYTHM_MIN: Final = 0.2
_RHYTHM_MAX: Final = 5.0
# Uneven by so much before anything is known (1/size of the negative binomial), and its bounds.
_UNEVEN_FIRST: Final = 0.4
_UNEVEN_MIN: Final = 0.05
_UNEVEN_MAX: Final = 3.0
# 1970 began on a Thursday; weeks here begin on Monday.
_TO_MONDAY_HOURS: Final = 72


def step_of(at: float) -> int:
    """Return the number of the five minutes that hold this time."""
    return int(at // STEP_SECONDS)


def hour_of_week(step: int) -> int:
    """Return 0 (Monday 0:00 to 1:00 UTC) to 167."""
    return (step // _STEPS_OF_HOUR + _TO_MONDAY_HOURS) % HOURS_OF_WEEK


@dataclass(slots=True)
class Rhythm:
    """What all subjects of a stream share: since when it is heard, and its own ups and downs."""

    began: int
    """The step in which the stream was first heard."""
    last: int = 0
    total: float = 0.0
    steps_seen: list[float] = field(default_factory=lambda: [0.0] * HOURS_OF_WEEK)
    heard: list[float] = field(default_factory=lambda: [0.0] * HOURS_OF_WEEK)

    def learn(self, step: int, posts: int) -> None:
        """Take in how many posts the whole stream had in that step, which is over."""
        hour = hour_of_week(step)
        self.steps_seen[hour] += 1
        self.heard[hour] += posts
        self.total += posts
        self.last = step

    def fade(self) -> None:
        """Let everything so far count half."""
        self.steps_seen = [seen / 2 for seen in self.steps_seen]
        self.heard = [heard / 2 for heard in self.heard]
        self.total /= 2

    def weight(self, step: int) -> float:
        """Return how many steps what is usual rests on, the older ones counting less."""
        age = max(0, step - self.began)
        forgotten = float(0.5 ** (age / HALF_LIFE_STEPS))
        return (1 - forgotten) * HALF_LIFE_STEPS / log(2)

    def pace(self, step: int) -> float:
        """Return how lively the stream is at this hour: 1 is its mean; 1 within its first day."""
        seen = sum(self.steps_seen)
        if seen < 24 * _STEPS_OF_HOUR or not self.total:
            return 1.0
        hours = range(hour_of_week(step) % 24, HOURS_OF_WEEK, 24)
        here = sum(self.steps_seen[hour] for hour in hours)
        heard = sum(self.heard[hour] for hour in hours)
        mean = self.total / seen
        pace = (heard + _DOUBT_STEPS * mean) / ((here + _DOUBT_STEPS) * mean)
        return min(_RHYTHM_MAX, max(_RHYTHM_MIN, pace))


@dataclass(slots=True)
class Usual:
    """What one subject is used to. All sums forget with the half-life, when next touched."""

    step: int
    """The step in progress, whose people are counted in ``people``."""
    people: int = 0
    total: float = 0.0
    ever: float = 0.0
    excess: float = 0.0
    """Squared differences beyond chance; their share of ``square`` is how uneven it is."""
    square: float = 0.0
    week: "array[float] | None" = None

    def count(self, at: float, people: int, rhythm: Rhythm) -> None:
        """Count people of this moment; what belongs to a step that is over is not learned."""
        step = step_of(at)
        if step > self.step:
            self.close(step, rhythm)
        if step == self.step:
            self.people += people

    def close(self, step: int, rhythm: Rhythm) -> None:
        """Learn from the step in progress, and from the empty ones between it and this one."""
        expected = self.expected(self.step, rhythm)
        # A burst teaches no more than an unusually lively five minutes would.
        spread = sqrt(expected + self.unevenness(expected) * expected**2)
        learned = min(float(self.people), expected + 3 * spread + 2)
        self.total += learned
        self.ever += learned
        self.excess += (learned - expected) ** 2 - learned
        self.square += expected**2
        if self.week is None and self.ever >= OWN_WEEK_PEOPLE_MIN:
            self.week = array("f", [0.0] * HOURS_OF_WEEK)
            for hour, seen in enumerate(rhythm.steps_seen):
                self.week[hour] = seen * self.mean(rhythm)
        if self.week is not None:
            self.week[hour_of_week(self.step)] += learned
        passed = step - self.step
        empty = min(passed - 1, HALF_LIFE_STEPS) * expected**2
        faded = 0.5 ** (passed / HALF_LIFE_STEPS)
        self.total *= faded
        self.excess = (self.excess + empty) * faded
        self.square = (self.square + empty) * faded
        self.step, self.people = step, 0

    def mean(self, rhythm: Rhythm) -> float:
        """Return the mean number in a step, with a little doubt where little was heard."""
        return (self.total + 0.3) / (rhythm.weight(self.step) + 1)

    def expected(self, step: int, rhythm: Rhythm) -> float:
        """Return how many are usual in a step at this hour of the week."""
        usual = self.mean(rhythm) * rhythm.pace(step)
        if self.week is None:
            return usual
        hour = hour_of_week(step)
        return (self.week[hour] + _DOUBT_STEPS * usual) / (rhythm.steps_seen[hour] + _DOUBT_STEPS)

    def unevenness(self, expected: float) -> float:
        """Return 1/size of the negative binomial: 0 would be mere chance."""
        doubt = 4 * max(expected, 0.25) ** 2
        uneven = (self.excess + _UNEVEN_FIRST * doubt) / (self.square + doubt)
        return min(_UNEVEN_MAX, max(_UNEVEN_MIN, uneven))


def surprise(people: int, *, usual: float, unevenness: float) -> float:
    """Return how many standard deviations away this is, were it normal; negative when fewer.

    The signed root of the likelihood ratio of a negative binomial with the mean ``usual`` and the
    size 1/``unevenness`` against one with the mean ``people``.
    """
    size = 1 / unevenness
    usual = max(usual, 1e-6)
    ratio = people * log(people / usual) if people else 0.0
    ratio -= (people + size) * log1p((people - usual) / (usual + size))
    root = sqrt(max(0.0, 2 * ratio))
    return root if people >= usual else -root
