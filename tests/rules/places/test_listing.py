"""A list of places is read line by line, and each line that cannot be used says why."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.refusals import Refusal
from clarion.places.rules import entries, listing
from clarion.places.rules.entries import (
    LIST_BYTES_MAX,
    REFUSED_SHOWN_MAX,
    Listed,
    Reason,
    as_row,
    from_row,
)
from clarion.places.rules.listing import read_list
from clarion.places.rules.refusals import NothingToBring, TooLarge, TooMany, Unreadable
from clarion.reading.places.place import Place, PlaceKind

HEAD = "name,kind,other_names,lat,lon,area\n"


def read(text: str) -> Listed:
    return read_list(text.encode())


def features(*parts: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": parts})


def feature(coordinates: object = None, **tags: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": tags,
        "geometry": {"type": "LineString", "coordinates": coordinates},
    }


def test_a_csv_line_is_a_place() -> None:
    (place,) = read(HEAD + 'Mill Lane,road,"Heol y Felin; The Mill",51.5,-3.2,Weirford\n').places
    assert place == Place(
        name="Mill Lane",
        kind=PlaceKind.ROAD,
        other_names=("Heol y Felin", "The Mill"),
        lat=51.5,
        lon=-3.2,
        area="Weirford",
    )


def test_a_spreadsheet_may_write_its_mark_its_semicolons_and_its_columns_in_any_order() -> None:
    listed = read("\ufeffKind;Name\r\nRoad;Mill Lane\r\n\r\npoint_of_interest;Corn Hall\r\n")
    assert [place.name for place in listed.places] == ["Mill Lane", "Corn Hall"]
    assert listed.places[1].kind is PlaceKind.POINT_OF_INTEREST


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (",road,,,,", Reason.NO_NAME),
        ("!!!,road,,,,", Reason.NO_NAME),
        ("x" * 201 + ",road,,,,", Reason.LONG_NAME),
        ("Mill Lane,alley,,,,", Reason.NO_KIND),
        ("Mill Lane,road,,91,0,", Reason.BAD_POINT),
        ("Mill Lane,road,,51.5,,", Reason.BAD_POINT),
        ("Mill Lane,road,,north,0,", Reason.BAD_POINT),
        ("Mill Lane,road,,nan,0,", Reason.BAD_POINT),
        ("Mill Lane,road," + ";".join(f"a{n}" for n in range(21)) + ",,,", Reason.MANY_NAMES),
        ("Good Street,road,,,,", Reason.TWICE),
    ],
)
def test_a_line_that_cannot_be_used_says_why_and_stops_nothing(line: str, reason: Reason) -> None:
    listed = read(HEAD + "Good Street,road,,,,\n" + line + "\nLast Street,road,,,,\n")
    assert [place.name for place in listed.places] == ["Good Street", "Last Street"]
    assert [(one.line, one.reason) for one in listed.refused] == [(3, reason)]


def test_a_missing_quotation_mark_is_told_with_its_line() -> None:
    listed = read(HEAD + 'Good Street,road,,,,\n"Mill Lane,road,,,,\n')
    assert [place.name for place in listed.places] == ["Good Street"]
    assert listed.refused[0].reason is Reason.ODD


def test_two_roads_of_one_name_in_two_towns_are_two() -> None:
    listed = read(HEAD + "Mill Lane,road,,,,Weirford\nMill Lane,road,,,,Oakham\n")
    assert len(listed.places) == 2


def test_a_street_of_openstreetmap_in_pieces_is_one_place() -> None:
    text = features(
        feature([[-3.2, 51.5], [-3.19, 51.5]], name="Mill Lane", highway="residential"),
        feature([[-3.19, 51.5], [-3.18, 51.5]], name="Mill Lane", highway="footway"),
        feature([[-1.0, 52.5], [-1.0, 52.5]], name="Mill Lane", highway="residential"),
        feature(None, name="Corn Hall", amenity="theatre", alt_name="The Corn;Hall"),
        feature([[[-3.2, 51.5], [-3.1, 51.5]]], name="Hope", place="suburb", **{"name:cy": "G"}),
        feature(None, highway="service"),
        "no feature",
    )
    listed = read(text)
    near, far, hall, hope = listed.places
    assert (near.name, near.lat, near.lon) == ("Mill Lane", 51.5, pytest.approx(-3.195))
    assert far.lat == 52.5
    assert (hall.kind, hall.other_names) == (PlaceKind.POINT_OF_INTEREST, ("The Corn", "Hall"))
    assert (hope.kind, hope.other_names) == (PlaceKind.DISTRICT, ("G",))
    assert [one.line for one in listed.refused] == [6, 7]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xff\xfe", b"a,b\n1,2\n", b"{", b"[]", b"[1]", b"name,kind\x00\n",
        b'{"features": 1}',
        b"[" * 100_000, b'{"features": ' + b"[" * 100_000, b'"name,kind\n',
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_list(content)


def test_a_list_without_a_single_place_is_refused() -> None:
    with pytest.raises(NothingToBring):
        read(HEAD + "Mill Lane,alley,,,,\n")


def test_a_list_over_the_limit_of_its_size_is_refused() -> None:
    with pytest.raises(TooLarge):
        read_list(b"x" * (LIST_BYTES_MAX + 1))


def test_a_list_of_more_places_than_an_office_may_know_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert entries.PLACES_MAX == 50_000
    monkeypatch.setattr(listing, "PLACES_MAX", 1)
    with pytest.raises(TooMany):
        read(HEAD + "Mill Lane,road,,,,\nWeir Road,road,,,,\n")


def test_of_many_bad_lines_the_first_are_shown_and_all_are_counted() -> None:
    bad = ",road,,,,\n" * (REFUSED_SHOWN_MAX + 7)
    listed = read(HEAD + "Mill Lane,road,,,,\n" + bad)
    assert len(listed.refused) == REFUSED_SHOWN_MAX
    assert listed.refused_count == REFUSED_SHOWN_MAX + 7


@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda text: (HEAD + text).encode()))
def test_any_file_is_read_or_refused_in_words(content: bytes) -> None:
    with suppress(Refusal):
        assert read_list(content).places


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda part: (
        st.lists(part, max_size=3) | st.dictionaries(st.text(max_size=8), part, max_size=3)
    ),
    max_leaves=12,
)
TAGS = st.dictionaries(st.sampled_from(["name", "kind", "place", "highway", "alt_name"]), JSON)


@given(st.lists(JSON | st.builds(lambda tags, at: feature(at, **tags), TAGS, JSON), max_size=4))
def test_any_geojson_is_read_or_refused_in_words(parts: list[object]) -> None:
    with suppress(Refusal):
        for place in read(features(*parts)).places:
            assert from_row(json.loads(json.dumps(as_row(place)))) == place
