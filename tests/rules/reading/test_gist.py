"""What fits beside a message: whose eyes, how it sounds, what it is about and where."""

from itertools import pairwise

import pytest

from clarion.reading import Reader
from clarion.reading.gist import WITHIN_METRES, Gist, Spot, gist, themes_of
from clarion.reading.places.gazetteer import Gazetteer
from clarion.reading.places.place import Place, PlaceKind

PLACES = [
    Place(name="Millbrook", kind=PlaceKind.CITY, lat=51.0, lon=-2.0),
    Place(name="Weirford", kind=PlaceKind.NEIGHBOURHOOD, lat=51.01, lon=-2.01),
    Place(name="Castle Street", kind=PlaceKind.ROAD, lat=51.011, lon=-2.012, area="Weirford"),
    Place(name="Church Road", kind=PlaceKind.ROAD, lat=51.0, lon=-2.0),
    Place(name="Church Road", kind=PlaceKind.ROAD, lat=51.02, lon=-2.0),
    Place(name="Old Mill", kind=PlaceKind.POINT_OF_INTEREST),
]
READER = Reader.compile(gazetteer=Gazetteer.compile(PLACES))


def of(text: str) -> Gist:
    (reading,) = READER.read_many([text])
    return gist(reading)


def test_knows_a_witness_from_whoever_passes_it_on() -> None:
    assert of("I can see flames in Castle Street").first_hand
    assert not of("They say there are flames in Castle Street").first_hand


def test_tells_how_it_sounds_in_hundredths() -> None:
    bitter, warm = of("This is a disgrace, I am furious"), of("Thank you so much, what a relief")
    assert -100 <= (bitter.temperature or 0) < 0 < (warm.temperature or 0) <= 100
    assert of("The library opens at nine").temperature == 0


def test_says_nothing_of_feelings_in_a_language_that_it_cannot_read() -> None:
    assert of("A kormány holnap délután tájékoztatja a lakosságot az árvízről").temperature is None


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("The water is rising and our street is flooded", "floods"),
        ("Wasser läuft in unseren Keller, wir kommen nicht raus", "search_and_rescue"),
        ("When do you collect the bins?", ""),
    ],
)
def test_names_what_has_happened_and_no_mere_kind_of_message(text: str, theme: str) -> None:
    assert of(text).theme == theme


def test_takes_the_narrowest_place_and_the_area_in_which_it_lies() -> None:
    spot = of("Flooding at 12 Castle Street in Weirford, Millbrook").spot
    assert (spot.name, spot.area, spot.within_m) == ("Castle Street", "Weirford", 500)
    assert of("Flooding in Weirford").spot.area == "Weirford"


def test_says_how_far_it_may_be_where_two_have_the_same_name() -> None:
    within = of("A tree is down on Church Road").spot.within_m
    assert within is not None
    assert 2_100 < within < 2_300


def test_a_place_without_a_point_has_none() -> None:
    spot = of("There is smoke at the Old Mill").spot
    assert spot == Spot(name="Old Mill")


def test_no_point_is_nearer_than_a_street() -> None:
    widths = [
        WITHIN_METRES[kind]
        for kind in (PlaceKind.ROAD, PlaceKind.NEIGHBOURHOOD, PlaceKind.DISTRICT, PlaceKind.CITY)
    ]
    assert all(one < other for one, other in pairwise(widths))
    assert set(WITHIN_METRES) == set(PlaceKind)
    assert min(WITHIN_METRES.values()) >= 250


def test_counts_a_text_by_what_it_is_about_and_by_the_danger_in_it_else_by_its_need() -> None:
    assert themes_of(theme="floods", danger="water", need="help") == ("floods",)
    assert themes_of(theme="transport", danger="hazard", need="") == ("transport", "hazard")
    assert themes_of(theme="", danger="Burst mains", need="help") == ("Burst mains",)
    assert themes_of(theme="", need="question") == ("question",)
    assert themes_of(theme="", need="") == ()
