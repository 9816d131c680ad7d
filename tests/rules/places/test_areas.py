"""A street lies in the part of the town that is nearest, if its list does not say where."""

from clarion.places.rules.areas import with_areas
from clarion.reading.places.place import Place, PlaceKind

WEIRSIDE = Place(name="Weirside", kind=PlaceKind.NEIGHBOURHOOD, lat=51.019, lon=179.999)
CASTLE_HILL = Place(name="Castle Hill", kind=PlaceKind.DISTRICT, lat=51.03, lon=179.98)


def a_street(lat: float, lon: float, area: str = "") -> Place:
    return Place(name="Mill Lane", kind=PlaceKind.ROAD, lat=lat, lon=lon, area=area)


def area_of(place: Place, *parts: Place) -> str:
    return with_areas([place, *(parts or (WEIRSIDE, CASTLE_HILL))])[0].area


def test_the_nearest_part_counts_beyond_the_edge_of_a_cell() -> None:
    assert area_of(a_street(51.021, 179.995)) == "Weirside"
    assert area_of(a_street(51.029, 179.983)) == "Castle Hill"


def test_what_the_list_says_is_not_corrected() -> None:
    assert area_of(a_street(51.021, 179.995, area="Northgate")) == "Northgate"


def test_far_from_all_there_is_none() -> None:
    assert area_of(a_street(51.2, 179.9)) == ""


def test_only_streets_and_buildings_lie_in_a_part() -> None:
    river = Place(name="Merrow", kind=PlaceKind.NATURAL, lat=51.019, lon=179.99)
    nowhere = Place(name="Mill Lane", kind=PlaceKind.ROAD)
    assert [one.area for one in with_areas([river, nowhere, WEIRSIDE])] == ["", "", ""]
