"""A stream that stops is missed by its own rhythm, and only then."""

import random

from clarion.reading.bursts.posts import NoticeKind
from clarion.reading.bursts.silence import HEARD_POSTS_MIN, SOURCES_MAX, Silences

MONDAY = 1_764_547_200.0
HOUR = 3_600.0


def breathing(*, hours: float, each: float = 30.0, night: float = 1.0) -> list[float]:
    """Moments at which a stream speaks; between 0 and 6 it is so many times slower."""
    chance = random.Random(5)
    at, moments = MONDAY, []
    while at < MONDAY + hours * HOUR:
        slow = night if at % (24 * HOUR) < 6 * HOUR else 1.0
        at += chance.expovariate(1 / (each * slow))
        moments.append(at)
    return moments


def listened(moments: list[float], *, until: float) -> list[tuple[NoticeKind, float]]:
    silences, said, look = Silences(), [], moments[0]
    for at in [*moments, until]:
        while look < at:
            said += [(notice.kind, look) for notice in silences.look(now=look)]
            look += 30
        if at != until and (spoken := silences.hear("net", now=at)):
            said.append((spoken.kind, at))
    return said


def test_says_once_that_a_lively_stream_has_stopped() -> None:
    moments = breathing(hours=48)
    said = listened(moments, until=moments[-1] + 12 * HOUR)
    assert [kind for kind, _ in said] == [NoticeKind.SILENT]
    assert said[0][1] - moments[-1] < 20 * 60


def test_says_when_it_speaks_again() -> None:
    moments = [at for at in breathing(hours=72) if not 40 < (at - MONDAY) / HOUR < 44]
    said = listened(moments, until=moments[-1] + 60)
    assert [kind for kind, _ in said] == [NoticeKind.SILENT, NoticeKind.SPEAKS]


def test_knows_that_nights_are_quiet() -> None:
    moments = breathing(hours=24 * 10, night=40.0)
    late = [at for kind, at in listened(moments, until=moments[-1]) if kind is NoticeKind.SILENT]
    assert not [at for at in late if at > MONDAY + 48 * HOUR]


def test_says_nothing_of_a_stream_that_it_hardly_knows() -> None:
    few = [MONDAY + 200 * n for n in range(HEARD_POSTS_MIN - 1)]
    assert not listened(few, until=few[-1] + 48 * HOUR)


def test_an_outage_does_not_teach_that_outages_are_usual() -> None:
    moments = [at for at in breathing(hours=240) if not 60 < (at - MONDAY) / HOUR % 96 < 70]
    said = listened(moments, until=moments[-1] + 60)
    assert [kind for kind, _ in said].count(NoticeKind.SILENT) == 2


def test_knows_no_more_streams_than_it_may() -> None:
    silences = Silences()
    for number in range(SOURCES_MAX + 5):
        silences.hear(f"s{number}", now=MONDAY + number)
    assert len(silences.streams) == SOURCES_MAX
    assert "s0" not in silences.streams
