"""It finds the places that a text names, and says which two cannot both be meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.sameness.streets import PLACES_MAX, Places, find_places
from clarion.reading.sameness.words import split


def places(text: str) -> dict[str, str]:
    return find_places(*split(text)).kinds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("water in Oak Street", {"oak street": "street"}),
        ("OAK STREET IS UNDER WATER", {"oak street": "street"}),
        ("flood on oak st please help", {"oak street": "street"}),
        ("Swan Bridge is closed", {"swan bridge": "bridge"}),
        ("the bridge is closed", {}),
        ("the road is blocked", {}),
        ("on Elm Street, road closed", {"elm street": "street"}),
        ("the main street is full of cars", {}),
        ("Main Street is full of cars", {"main street": "street"}),
        ("bus 42 is late and bus 17 too", {"bus 42": "bus", "bus 17": "bus"}),
        ("Fuite d'eau rue des Lilas", {"lila rue": "street"}),
        ("sin luz en la calle Mayor", {"mayor calle": "street"}),
        ("Incendie au 12, rue de l'Église", {"eglise rue": "street"}),
        ("Fuga d'acqua in via dei Mille 3", {"mille via": "street"}),
        ("we went by train via Oxford", {}),
        ("power is out in Northgate", {"northgate": "town"}),
        ("power is out in Northgate Road", {"northgate road": "street"}),
        ("my house is flooded", {}),
        ("", {}),
    ],
)
def test_finds_what_is_named(text: str, found: dict[str, str]) -> None:
    assert places(text) == found


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("fire on Oak Street", "fire on Elm Street", True),
        ("fire on Oak Street", "fire on oak st", False),
        ("fire on Oak Street", "fire near Hill School", False),
        ("fire on Oak Street", "fire on Oak Street near Hill School", False),
        ("bus 42 is late", "bus 17 is late", True),
        ("power out in Northgate", "power out in Southwick", True),
        ("fire on Oak Street", "fire", False),
    ],
)
def test_two_of_a_kind_cannot_both_be_meant(one: str, other: str, differ: bool) -> None:
    a, b = (Places(kinds=places(text)) for text in (one, other))
    assert bool(a.differ(b)) is differ
    assert bool(b.differ(a)) is differ


def test_a_list_of_streets_ends_somewhere() -> None:
    names = " and ".join(f"Q{chr(97 + n)}x Street" for n in range(PLACES_MAX + 5))
    assert len(places(f"water in {names}")) == PLACES_MAX


@given(st.text(max_size=200))
def test_no_text_is_refused(text: str) -> None:
    assert len(places(text)) <= PLACES_MAX


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fuite rue de la Mairie", "Une fuite au 12 rue Mairie"),
        ("Fuite rue Pasteur 12", "Fuite au 12, rue Pasteur"),
        ("Incendie rue de l'Église", "Incendie au 3 rue Eglise"),
        ("Incendio en la calle del Mar", "Incendio calle Mar 12"),
        ("Incendio in via dei Mille", "Un incendio in via Mille 4"),
        ("Fogo na rua das Flores 5", "Fogo na rua Flores"),
    ],
)
def test_a_street_is_one_with_and_without_its_article_and_number(one: str, other: str) -> None:
    assert Places(kinds=places(one)).agree(Places(kinds=places(other)))
