"""Places are found as people write them, with each that may be meant and how likely it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.folding import split_words
from clarion.reading.places import gazetteer as gazetteers
from clarion.reading.places.gazetteer import MENTIONS_MAX, PLACES_MAX, Gazetteer, distance_km
from clarion.reading.places.place import (
    NAME_CHARACTERS_MAX,
    OTHER_NAMES_MAX,
    Place,
    PlaceKind,
    PlaceMention,
    PlaceSource,
)
from clarion.reading.places.world import find_in_world

ROAD, CITY = PlaceKind.ROAD, PlaceKind.CITY
TOWN = (
    Place(name="Mill Lane", kind=ROAD, lat=51.0, lon=0.1, area="Weirford", key="mill-1"),
    Place(name="Mill Lane", kind=ROAD, lat=51.2, lon=0.3, area="Oakham", key="mill-2"),
    Place(name="St John's Road", kind=ROAD, key="john"),
    Place(name="Hauptstraße", kind=ROAD, key="haupt"),
    Place(name="Heol y Bont", kind=ROAD, other_names=("Bridge Street",), key="bont"),
    Place(name="شارع النهر", kind=ROAD, key="nahr"),
    Place(name="Weirford", kind=CITY, lat=51.0, lon=0.1, key="weirford"),
    Place(name="Oakham", kind=CITY, lat=51.2, lon=0.3, key="oakham"),
    Place(name="Hope", kind=PlaceKind.NEIGHBOURHOOD, key="hope"),
    Place(name="Corn Hall", kind=PlaceKind.POINT_OF_INTEREST, key="corn"),
)
GAZETTEER = Gazetteer.compile(TOWN, centre=(51.0, 0.1))


def find(text: str) -> list[PlaceMention]:
    return GAZETTEER.find(split_words(text))


def keys(text: str) -> list[str]:
    return [mention.candidates[0].place.key for mention in find(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Water in Mill Lane", "water in mill lane", "MILL LANE IS FLOODED", "tree down on Mill Ln.",
        "Flood at mil lane", "flood on Mill Lnae", "#MillLane closed", "It is in Mill-Lane",
        "Fire on Míll Lane!", "the Mill Lane's lamp is broken",
    ],
)  # fmt: skip
def test_a_road_is_found_however_it_is_typed(text: str) -> None:
    assert keys(text) == ["mill-1"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Help, 7 St. John's Rd", "john"),
        ("at Saint Johns road", "john"),
        ("Feuer in der Hauptstr. 12", "haupt"),
        ("cwymp ar Heol y Bont", "bont"),
        ("crash on Bridge St", "bont"),
        ("حريق في شارع النهر", "nahr"),
        ("الماء بشارع النهر", "nahr"),
    ],
)
def test_a_road_is_found_by_what_is_shortened_and_by_its_other_names(text: str, key: str) -> None:
    assert keys(text) == [key]


@pytest.mark.parametrize(
    "text",
    [
        "I hope you are well", "Hope you can help", "The mill has a long lane", "Mill. Lane closed",
        "meet me at the mall late", "corn in the hall", "",
    ],
)  # fmt: skip
def test_an_ordinary_word_is_no_place(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Fire at 12a Mill Lane", "12a"),
        ("Fire at 12, Mill Lane", "12"),
        ("We are at 12-14 Mill Lane", "12-14"),
        ("Brand Hauptstraße 7b", "7b"),
        ("Hauptstraße, 7", "7"),
        ("Mill Lane 3 people hurt", None),
        ("Mill Lane at 12:30", None),
        ("paid £12 Mill Lane", None),
    ],
)
def test_a_house_number_is_kept_apart_from_the_name(text: str, number: str | None) -> None:
    (mention,) = find(text)
    assert (mention.house_number.words if mention.house_number else None) == number
    assert "12" not in mention.quote.words


def test_the_nearer_of_two_roads_is_likelier_and_both_are_shown() -> None:
    (mention,) = find("Water in Mill Lane")
    first, second = mention.candidates
    assert (first.place.key, second.place.key) == ("mill-1", "mill-2")
    assert first.probability > second.probability > 0
    assert mention.uncertainty == pytest.approx(1 - first.probability)


def test_the_town_that_is_named_outweighs_nearness() -> None:
    road, town = find("Mill Lane, Oakham is shut")
    assert road.candidates[0].place.key == "mill-2"
    assert town.kind is CITY


def test_a_misspelt_name_is_less_sure() -> None:
    assert find("Mil Lane is shut")[0].certainty < find("Mill Lane is shut")[0].certainty


@pytest.mark.parametrize(
    ("place", "why"),
    [
        (Place(name="!!!", kind=ROAD), "letters"),
        (Place(name="x" * (NAME_CHARACTERS_MAX + 1), kind=ROAD), "characters"),
        (Place(name="A", kind=ROAD, other_names=("b",) * (OTHER_NAMES_MAX + 1)), "other names"),
        (Place(name="Mill Lane", kind=ROAD, lat=51.0), "half of a point"),
        (Place(name="Mill Lane", kind=ROAD, lat=91.0, lon=0.0), "no globe"),
        (Place(name="Mill Lane", kind=ROAD, lat=float("nan"), lon=0.0), "no globe"),
    ],
)
def test_an_entry_that_cannot_be_used_is_refused_with_its_reason(place: Place, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Gazetteer.compile([place])


def test_more_places_than_a_gazetteer_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PLACES_MAX == 100_000
    monkeypatch.setattr(gazetteers, "PLACES_MAX", 3)
    with pytest.raises(ValueError, match="more than 3"):
        Gazetteer.compile(TOWN)


def test_a_list_of_places_is_cut_at_its_limit() -> None:
    assert len(find("at Mill Lane. " * (MENTIONS_MAX + 5))) == MENTIONS_MAX


@given(st.text(st.characters(codec=None), max_size=120) | st.just("12 Mill Lane, St. John's Rd 4"))
def test_any_text_is_read_and_quoted_exactly(text: str) -> None:
    last = -1
    for mention in find(text):
        quote = mention.quote
        assert text[quote.start : quote.end] == quote.words
        assert quote.start > last
        last = quote.end - 1
        assert 0 <= mention.certainty <= 1
        assert sum(one.probability for one in mention.candidates) == pytest.approx(1, abs=0.01)


@given(st.lists(st.sampled_from(TOWN), max_size=6))
def test_the_order_of_the_list_does_not_change_what_is_found(places: list[Place]) -> None:
    text = split_words("Mill Lane in Oakham near Hope and the Corn Hall")
    one, other = Gazetteer.compile(places), Gazetteer.compile(places[::-1])
    found, again = one.find(text), other.find(text)
    assert [m.quote for m in found] == [m.quote for m in again]


@pytest.mark.parametrize(
    ("text", "language", "key"),
    [
        ("floods in Sri Lanka", "en", "LK"),
        ("floods in france", "en", "FR"),
        ("Erdbeben in der Türkei", "de", "TR"),
        ("Türkiye'de deprem", "tr", "TR"),
        ("زلزال في تركيا", "ar", "TR"),
        ("tân yng Nghymru a Ffrainc", "cy", "FR"),
        ("日本の地震", "ja", "JP"),
        ("a fire in Paris", "en", "Europe/Paris"),
        ("powódź w Krakowie i Wrocław", "pl", "Poland/Wrocław"),
    ],
)
def test_the_world_is_known_by_the_names_of_many_languages(
    text: str, language: str, key: str
) -> None:
    mentions = find_in_world(split_words(text), language=language)
    assert [mention.candidates[0].place.key for mention in mentions] == [key]
    assert mentions[0].source is PlaceSource.WORLD


@pytest.mark.parametrize("text", ["a turkey sandwich", "Chad is here", "he said: fas", "nice one"])
def test_a_name_that_is_a_word_is_no_place_of_the_world(text: str) -> None:
    assert not find_in_world(split_words(text), language="en")


def test_a_name_counts_in_its_own_language_only() -> None:
    assert find_in_world(split_words("Casablanca, Fas"), language="tr")
    names = [m.quote.words for m in find_in_world(split_words("see Fas now"), language="en")]
    assert "Fas" not in names


def test_distances_are_those_on_the_globe() -> None:
    london, paris = (51.5074, -0.1278), (48.8566, 2.3522)
    assert distance_km(london, paris) == pytest.approx(344, abs=2)
    assert distance_km(london, london) == 0
