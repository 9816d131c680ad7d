"""No number, time or day is lost or changed on its way, nor contradicts what stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Found, Piece, Standing, check
from clarion.publishing.rules.facts import facts_in, places_in, times_after

MESSAGE = (
    "Mill Lane is closed\n\nMill Lane is closed until 18:00 on Saturday. 400 homes have no water. "
    "Ring 101."
)


@pytest.mark.parametrize(
    ("words", "time"),
    [
        ("at 18:00", "18:00"),
        ("by 6 pm", "18:00"),
        ("by 6.30pm", "18:30"),
        ("at 9am", "09:00"),
        ("until 12 a.m.", "00:00"),
        ("at noon", "12:00"),
        ("till midnight", "00:00"),
        ("at 9:05", "09:05"),
    ],
)
def test_knows_a_time_however_it_is_written(words: str, time: str) -> None:
    assert facts_in(f"It opens {words}, not before.").times == {time}


def test_knows_days_numbers_and_links() -> None:
    found = facts_in("1,200 homes, 3.5 miles, £20 from 28 November. See https://town.example/a.")
    assert found.numbers == {"1200", "3.5 miles", "£20"}
    assert found.days == {"28 November"}
    assert found.links == {"town.example/a"}
    assert found.times == frozenset()


def test_knows_places_and_what_a_time_bounds() -> None:
    assert places_in("The Mill Lane pump and Weir Road") == {"Mill Lane", "Weir Road"}
    assert times_after("Closed until 6 pm, back by 19:00", "until") == {"18:00"}


@given(text=st.text(max_size=300))
def test_trips_over_nothing(text: str) -> None:
    facts_in(text)
    places_in(text)
    times_after(text, "until")


def found_in(own: str, *, standing: tuple[Standing, ...] = (), short: bool = False) -> list[Found]:
    piece = Piece(
        account_id=2, where="FakeNet", subject="", text=own, count=9, limit=300, short=short
    )
    house = Piece(
        account_id=1,
        where="Own page",
        subject="Mill",
        text=MESSAGE,
        count=9,
        limit=None,
        house=True,
    )
    checked = Checked(
        language="en",
        exercise=False,
        pieces=(house, piece),
        message=MESSAGE,
        standing=standing,
    )
    return list(check(checked))


def codes(found: list[Found]) -> set[str]:
    return {one.code for one in found}


def test_the_whole_message_loses_nothing() -> None:
    assert not {"lost-fact-2", "another-fact-2"} & codes(found_in(MESSAGE))


def test_says_which_rendition_lost_what() -> None:
    found = found_in("Mill Lane is closed until 6 pm on Saturday.")
    (lost,) = [one for one in found if one.code == "lost-fact-2"]
    assert lost.says == "It leaves out 101, 400 homes."
    assert lost.where == ("FakeNet",)


def test_says_which_rendition_says_something_else() -> None:
    found = found_in(MESSAGE.replace("18:00", "20:00"))
    (other,) = [one for one in found if one.code == "another-fact-2"]
    assert "20:00" in other.says


def test_a_headline_with_a_link_is_only_noted() -> None:
    found = found_in("Mill Lane is closed https://town.example/1", short=True)
    assert [one.level.value for one in found if one.code == "lost-fact-2"] == ["note"]


def standing(text: str) -> tuple[Standing, ...]:
    return (Standing(code="8K3DP6FS", headline="Roads this morning", text=text),)


def test_notices_another_time_about_the_same_place() -> None:
    found = found_in(MESSAGE, standing=standing("Mill Lane stays closed until 14:00."))
    (one,) = [one for one in found if one.code.startswith("contradicts")]
    assert "until 14:00" in one.says


def test_notices_that_the_opposite_was_said() -> None:
    found = found_in(MESSAGE, standing=standing("Mill Lane is open."))
    assert any("the opposite" in one.says for one in found)


@pytest.mark.parametrize(
    "other", ["Weir Road is open until 14:00.", "Mill Lane is closed until 6 pm.", "All is well."]
)
def test_says_nothing_where_nothing_differs(other: str) -> None:
    found = found_in(MESSAGE, standing=standing(other))
    assert not any(one.code.startswith("contradicts") for one in found)
