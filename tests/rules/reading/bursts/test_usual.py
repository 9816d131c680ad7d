"""What is usual follows the hour, forgets slowly, and is not carried away by a burst."""

from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.bursts.rings import SIEVE_ENTRIES_MAX, Ring, Sieve
from clarion.reading.bursts.usual import STEP_SECONDS, Rhythm, Usual, hour_of_week, surprise

counts = st.integers(0, 10_000)


@given(counts, st.floats(0, 1_000), st.floats(0.05, 3))
def test_more_people_are_never_less_surprising(
    people: int, usual: float, unevenness: float
) -> None:
    fewer = surprise(people, usual=usual, unevenness=unevenness)
    more = surprise(people + 1, usual=usual, unevenness=unevenness)
    assert more >= fewer - 1e-6


@given(counts, st.floats(0.01, 1_000))
def test_the_same_is_less_surprising_where_it_is_uneven(people: int, usual: float) -> None:
    even = surprise(people, usual=usual, unevenness=0.05)
    uneven = surprise(people, usual=usual, unevenness=3)
    assert abs(uneven) <= abs(even) + 1e-6


def test_weeks_begin_on_monday() -> None:
    assert hour_of_week(0) == 72  # 1970 began on a Thursday
    assert hour_of_week(int(1_764_547_200 // STEP_SECONDS)) == 0


def test_learns_the_hours_of_its_week() -> None:
    rhythm, usual = Rhythm(began=0), Usual(step=0)
    for step in range(3 * 2_016):
        lively = hour_of_week(step) % 24 == 20
        usual.count(step * STEP_SECONDS, 10 if lively else 1, rhythm)
        rhythm.learn(step, 11)
    step = 3 * 2_016
    at_eight = step + (20 - hour_of_week(step) % 24) % 24 * 12
    assert usual.expected(at_eight, rhythm) > 3 * usual.expected(at_eight + 24, rhythm)


def test_a_burst_hardly_moves_what_is_usual() -> None:
    rhythm, usual = Rhythm(began=0), Usual(step=0)
    for step in range(600):
        usual.count(step * STEP_SECONDS, 1, rhythm)
    before = usual.mean(rhythm)
    for step in range(600, 612):
        usual.count(step * STEP_SECONDS, 5_000, rhythm)
    assert usual.mean(rhythm) < 2 * before


@given(st.lists(st.tuples(st.integers(0, 900), st.integers(1, 5)), max_size=60))
def test_a_ring_counts_what_lies_within_it(posts: list[tuple[int, int]]) -> None:
    ring = Ring(slots=6, seconds=10)
    for at, people in posts:
        ring.add(at, people)
    newest = max((at // 10 for at, _ in posts), default=0)
    late = [
        people
        for number, (at, people) in enumerate(posts)
        if at // 10 > newest - 6
        and at // 10 > max((a // 10 for a, _ in posts[: number + 1]), default=0) - 6
    ]
    assert sum(ring.last(6)) == sum(late)


def test_a_sieve_knows_who_was_here_and_forgets() -> None:
    sieve = Sieve(span_seconds=10, cells=1 << 16)
    assert sieve.is_new("ana", now=0)
    assert not sieve.is_new("ana", now=9)
    assert not sieve.is_new("ana", now=15)
    assert sieve.is_new("ana", now=60)


def test_a_full_sieve_forgets_the_older_half() -> None:
    sieve = Sieve(span_seconds=1e9)
    for number in range(SIEVE_ENTRIES_MAX + 10):
        sieve.is_new(number, now=0)
    mistaken = sum(not sieve.is_new(("new", number), now=0) for number in range(2_000))
    assert mistaken < 100
