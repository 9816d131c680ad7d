"""A stream that never pauses is missed within minutes; a small feed sleeps at night."""

from datetime import UTC, datetime, timedelta

from clarion.listening.rules.silence import is_silent, learn_longest, learn_pause

NOW = datetime(2026, 4, 14, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
NIGHT = 8 * HOUR


class Heard:
    """What was learnt of a source from its pauses, one after another."""

    def __init__(self) -> None:
        self.usual: float | None = None
        self.longest = self.learnt = 0.0
        self.seen = 0

    def pauses(self, pause: timedelta, *, times: int = 1, was_silent: bool = False) -> "Heard":
        for _ in range(times):
            self.usual = learn_pause(usual=self.usual, pause=pause)
            self.longest = learn_longest(longest=self.longest, pause=pause, was_silent=was_silent)
            self.learnt += pause.total_seconds()
            self.seen += 1
        return self

    def is_silent_after(self, pause: timedelta) -> bool:
        return is_silent(
            usual=self.usual,
            longest=self.longest,
            learnt=self.learnt,
            seen=self.seen,
            last_at=NOW - pause,
            at=NOW,
        )


def a_network(days: float = 2) -> Heard:
    pause = timedelta(seconds=25)
    return Heard().pauses(pause, times=int(timedelta(days=days) / pause))


def a_small_feed(days: int = 7) -> Heard:
    heard = Heard()
    for _ in range(days):
        heard.pauses(5 * MINUTE, times=int(16 * HOUR / (5 * MINUTE))).pauses(NIGHT)
    return heard.pauses(5 * MINUTE, times=50)


def test_a_whole_network_is_missed_after_ten_minutes() -> None:
    assert a_network().is_silent_after(11 * MINUTE)
    assert not a_network().is_silent_after(9 * MINUTE)


def test_before_a_day_was_heard_nobody_knows_the_night() -> None:
    young = a_network(days=0.9)
    assert not young.is_silent_after(5 * HOUR)
    assert young.is_silent_after(7 * HOUR)


def test_a_small_feed_sleeps_at_night() -> None:
    assert not a_small_feed().is_silent_after(5 * HOUR)
    # As before: longer than six hours, and than six of the pauses that are usual by day.
    assert a_small_feed().is_silent_after(7 * HOUR)


def test_what_pauses_for_an_hour_at_night_is_missed_after_two() -> None:
    heard = Heard()
    for _ in range(5):
        heard.pauses(MINUTE, times=23 * 60).pauses(HOUR)
    heard.pauses(MINUTE, times=60)
    assert not heard.is_silent_after(1.5 * HOUR)
    assert heard.is_silent_after(2 * HOUR + MINUTE)


def test_an_outage_makes_it_no_sleeper() -> None:
    network = a_network().pauses(HOUR, was_silent=True).pauses(timedelta(seconds=25), times=40)
    assert not network.is_silent_after(HOUR)
    assert network.is_silent_after(1.25 * HOUR)
    a_fortnight = network.pauses(
        timedelta(seconds=25), times=int(timedelta(days=14) / timedelta(seconds=25))
    )
    assert a_fortnight.is_silent_after(21 * MINUTE)


def test_a_night_that_was_told_once_is_told_no_more() -> None:
    night = 5 * HOUR
    heard = Heard().pauses(MINUTE, times=1_500).pauses(night, was_silent=True)
    heard.pauses(MINUTE, times=19 * 60)
    assert not heard.is_silent_after(night - MINUTE)
