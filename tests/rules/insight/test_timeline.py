"""A drawing of counts: the highest fills it, what is there can be seen, and nothing leaves it."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from clarion.insight.rules.timeline import BAR_MIN, HEIGHT, WIDTH, draw

NOON = datetime(2027, 7, 1, 12, 0, tzinfo=UTC)
STEP = timedelta(minutes=30)


@given(st.lists(st.integers(0, 1_000_000), min_size=1, max_size=96))
def test_everything_stands_inside(counts: list[int]) -> None:
    drawn = draw(
        [(NOON + place * STEP, count) for place, count in enumerate(counts)],
        NOON + len(counts) * STEP,
    )
    assert drawn.most == max(counts)
    for bar, count in zip(drawn.bars, counts, strict=True):
        assert bar.count == count
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH + 1
        assert 0 <= bar.y <= HEIGHT
        assert (bar.height >= BAR_MIN) == (count > 0)
        assert bar.end - bar.begin == STEP


def test_nothing_is_drawn_of_nothing() -> None:
    assert draw([], NOON).bars == ()
