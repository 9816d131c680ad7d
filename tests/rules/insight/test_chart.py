"""A map: everything in its box, larger where more wrote, no point nearer than a street."""

from itertools import combinations
from math import hypot

from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.insight.rules.chart import (
    HEIGHT_MAX,
    ROUGHLY_M,
    SMALLEST,
    SOMEWHERE_M,
    WIDTH,
    Part,
    Spot,
    draw,
)


def a_spot(key: int = 0, lat: float = 51.0, lon: float = -2.0, **more: int) -> Spot:
    known = {"within_m": 500, "people": 10} | more
    return Spot(key=key, name=f"Street {key}", area="", lat=lat, lon=lon, **known)


spots = st.lists(
    st.builds(
        a_spot,
        key=st.integers(0, 5_000),
        lat=st.floats(50.9, 51.1),
        lon=st.floats(-2.1, -1.9),
        people=st.integers(1, 5_000),
        within_m=st.integers(250, 20_000),
    ),
    max_size=20,
    unique_by=lambda one: one.key,
)


@settings(max_examples=50)
@given(spots)
def test_every_place_is_drawn_in_the_box_or_listed(places: list[Spot]) -> None:
    chart = draw(places, [])
    drawn = chart.circles if chart else ()
    listed = chart.not_drawn if chart else places
    assert sorted([one.spot.key for one in drawn] + [one.key for one in listed]) == sorted(
        one.key for one in places
    )
    for one in drawn:
        assert one.spot.within_m <= SOMEWHERE_M
        assert one.radius >= SMALLEST
        assert one.radius <= one.x <= WIDTH - one.radius
        assert chart is not None
        assert one.radius <= one.y <= chart.height - one.radius
        assert chart.height <= HEIGHT_MAX


def test_few_people_are_drawn_alike() -> None:
    chart = draw([a_spot(key, lat=51 + key / 50, people=key) for key in (1, 2, 3, 4)], [])
    assert chart is not None
    assert {one.radius for one in chart.circles} == {chart.circles[0].radius}


def test_more_people_make_a_larger_circle_and_north_is_up() -> None:
    chart = draw([a_spot(1, lat=51.02, people=100), a_spot(2, people=25)], [])
    assert chart is not None
    north, south = chart.circles
    assert north.radius == 2 * south.radius
    assert north.y < south.y


def test_two_at_one_point_hide_nothing_of_each_other() -> None:
    chart = draw([a_spot(1, people=100), a_spot(2, people=100), a_spot(3, people=4)], [])
    assert chart is not None
    for one, other in combinations(chart.circles, 2):
        assert hypot(one.x - other.x, one.y - other.y) > one.radius + other.radius - 4


def test_a_ring_says_that_it_is_only_roughly_there() -> None:
    chart = draw([a_spot(1, within_m=ROUGHLY_M), a_spot(2, lat=51.01, within_m=1_000)], [])
    assert chart is not None
    assert [one.ring > one.radius for one in chart.circles] == [False, True]


def test_another_town_does_not_make_this_one_a_dot() -> None:
    chart = draw([a_spot(1), a_spot(2, lat=51.01), a_spot(3, lat=55.0, people=1)], [])
    assert chart is not None
    assert [one.key for one in chart.not_drawn] == [3]


def test_names_do_not_cover_each_other() -> None:
    many = [a_spot(key, lat=51 + key / 100_000) for key in range(10)]
    chart = draw(many, [Part(name="Weirside", lat=51.0, lon=-2.0)])
    assert chart is not None
    assert sum(bool(one.name) for one in chart.circles) < len(many)
    assert not chart.signs


def test_what_is_only_somewhere_in_the_town_is_no_map() -> None:
    assert draw([a_spot(within_m=10_000)], []) is None
    assert draw([], []) is None


def test_the_largest_are_named_however_near_they_lie_and_inside_the_box() -> None:
    chart = draw(
        [a_spot(key, lat=51.0 + key / 1e5, lon=-2.0, people=100 - key) for key in range(6)], []
    )
    assert chart is not None
    named = [one for one in chart.circles if one.name]
    assert [one.name for one in named[:3]] == ["Street 0", "Street 1", "Street 2"]
    for one in named:
        assert one.name_x - 4 * len(one.name) >= 0
        assert one.name_x + 4 * len(one.name) <= WIDTH
        assert one.name_y <= chart.height
