"""No number, time or day is lost or changed on its way, nor contradicts what stands."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Found, Piece, Standing, check
from clarion.publishing.rules.checksum import instruction
from clarion.publishing.rules.facts import facts_in, places_in, times_after
from clarion.publishing.rules.times.bounds import bounds

THURSDAY = datetime(2026, 11, 26, 14, 30, tzinfo=ZoneInfo("Europe/London"))
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


def found_in(
    own: str, *, main: str = MESSAGE, standing: tuple[Standing, ...] = (), short: bool = False
) -> list[Found]:
    piece = Piece(
        account_id=2, where="FakeNet", subject="", text=own, count=9, limit=300, short=short
    )
    house = Piece(
        account_id=1,
        where="Own page",
        subject="Mill",
        text=main,
        count=9,
        limit=None,
        house=True,
    )
    checked = Checked(
        language="en",
        exercise=False,
        pieces=(house, piece),
        message=main,
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


def found_beside(message: str, other: str, *, said_at: datetime = THURSDAY) -> set[str]:
    """Return what a statement of Thursday contradicts in another one."""
    before = Standing(code="8K3DP6FS", headline="Roads", text=other, said_at=said_at)
    piece = Piece(account_id=1, where="X", subject="", text=message, count=9, limit=None)
    found = check(
        Checked(
            language="en",
            exercise=False,
            pieces=(piece,),
            message=message,
            standing=(before,),
            leaves_at=THURSDAY,
            asked_at=THURSDAY,
        )
    )
    return {one.code for one in found if one.code.startswith("contradicts")}


@pytest.mark.parametrize(
    ("message", "other"),
    [
        ("Mill Lane is closed until 18:00.", "Mill Lane was closed until 20:00 yesterday."),
        ("Mill Lane was closed until 20:00 yesterday.", "Mill Lane is closed until 18:00."),
        ("Mill Lane is closed until 18:00 on Saturday.", "Mill Lane: works until 20:00 on Friday."),
        ("Mill Lane is closed until 18:00.", "Mill Lane is closed until 6pm on 26 November."),
        ("Mill Lane is closed until half past 5.", "Mill Lane is closed until 17:30."),
        ("Mill Lane was shut yesterday.", "Mill Lane is open."),
    ],
)
def test_a_time_on_another_day_contradicts_nothing(message: str, other: str) -> None:
    assert found_beside(message, other) == set()


@pytest.mark.parametrize(
    ("message", "other"),
    [
        ("Mill Lane is closed until 18:00.", "Mill Lane is closed until 20:00 today."),
        (
            "Mill Lane is closed until 18:00 on Friday.",
            "Mill Lane: shut until 20:00 on 27 November.",
        ),
        ("Mill Lane is closed until half past 5.", "Mill Lane is closed until 18:30."),
    ],
)
def test_another_time_on_the_same_day_does(message: str, other: str) -> None:
    assert found_beside(message, other) == {"contradicts-8K3DP6FS-until"}


def test_a_day_in_figures_is_read_in_the_order_of_the_country() -> None:
    on = date(2026, 12, 1)
    for month_first, text in ((True, "until 18:00 on 12/1/2026"), (False, "until 18:00 1/12/2026")):
        (one,) = bounds(text, "until", on.replace(day=2), month_first=month_first)
        assert one.on == on


BOIL = "Boil tap water in Mill Lane until Monday 30 November, 18:00."


@pytest.mark.parametrize(
    "message",
    [
        "Boil tap water in Mill Lane until Tuesday 1 December, 12:00.",
        "Boil all water until noon on Tuesday 1 December.",
        "Boil tap water in Mill Lane.\n\nThis holds until 1 December.",
        "Boil tap water in Mill Lane until Monday 30 November, 20:00.",
    ],
)
def test_one_instruction_with_two_ends_is_a_contradiction(message: str) -> None:
    assert found_beside(message, BOIL) == {"contradicts-8K3DP6FS-until"}


@pytest.mark.parametrize(
    ("message", "other"),
    [
        ("Mill Lane is closed until 6 tomorrow.", "Mill Lane is closed until 18:00."),
        (
            "There is no water in Mill Lane until Tuesday 1 December, 12:00.",
            "Mill Lane has no water until Monday 30 November, 18:00.",
        ),
    ],
)
def test_one_thing_in_one_place_with_two_ends_is_as_well(message: str, other: str) -> None:
    assert found_beside(message, other) == {"contradicts-8K3DP6FS-until"}


def test_what_it_says_of_the_end_is_what_stands_there() -> None:
    text = "Boil tap water in Mill Lane until Tuesday 1 December, 12:00."
    found = found_in(text, main=text, standing=standing(BOIL))
    (one,) = [one for one in found if one.code.startswith("contradicts")]
    assert one.says == "“Roads this morning” says until Monday 30 November, 18:00."
    assert one.quote == "until Tuesday 1 December, 12:00"


def test_an_instruction_that_was_given_and_is_now_forbidden_is_a_contradiction() -> None:
    found = found_beside("You no longer need to boil tap water in Mill Lane.", BOIL)
    assert found == {"contradicts-8K3DP6FS-instruction"}


@pytest.mark.parametrize(
    ("message", "other"),
    [
        ("Boil tap water in Weir Road until Tuesday 1 December, 12:00.", BOIL),
        ("Do not boil tap water in Weir Road.", BOIL),
        ("Boil tap water in Mill Lane until 6pm on Monday.", BOIL),
        ("Avoid Mill Lane until Tuesday 1 December, 12:00.", BOIL),
        ("Do not boil tap water.", "Boil tap water until Wednesday 25 November, 18:00."),
        ("Boil water until 30 November. The Corn Hall is open until 20:00.", BOIL),
        ("Drink bottled water in Mill Lane until 1 December.", "Do not drink tap water."),
    ],
)
def test_other_places_and_what_is_over_contradict_nothing(message: str, other: str) -> None:
    assert found_beside(message, other) == set()


def test_what_was_said_on_another_day_was_about_that_day() -> None:
    before = THURSDAY - timedelta(days=2)
    other = "Mill Lane is closed until 14:00."
    assert found_beside("Mill Lane is closed until 18:00.", other, said_at=before) == set()


def test_an_instruction_that_is_lost_is_named_with_one_full_stop() -> None:
    do = "Boil the water before you drink it."
    piece = Piece(
        account_id=2,
        where="FakeNet",
        subject="",
        text="Burst main.",
        count=9,
        limit=300,
        short=True,
    )
    seen = Checked(
        language="en",
        exercise=False,
        pieces=(piece,),
        message=f"Burst main. {do}",
        named=(instruction(do),),
    )
    (lost,) = [one for one in check(seen) if one.code == "lost-fact-2"]
    assert lost.says == f"It leaves out {do}"


def of_correction(text: str) -> set[str]:
    """Return what is found in a short correction on a network, with a link to our own page."""
    home = "https://town.example/news/8K3D/"
    message = (
        "Mill Lane is closed\n\nMill Lane is closed until 20:00. See https://map.example/mill."
    )
    piece = Piece(
        account_id=2,
        where="FakeNet",
        subject="",
        text=f"CORRECTION. {text} {home}",
        count=9,
        limit=300,
        short=True,
        link=home,
    )
    seen = Checked(
        language="en",
        exercise=False,
        pieces=(piece,),
        message=message,
        corrects=True,
        mistake="We said 18:00. It is 20:00.",
    )
    return {f"{one.code}: {one.says}" for one in check(seen) if "-fact-" in one.code}


def test_a_correction_is_not_accused_of_its_own_link_or_of_what_it_says_was_wrong() -> None:
    found = of_correction("We said 18:00. It is 20:00. Mill Lane is closed")
    assert found == {"lost-fact-2: It leaves out https://map.example/mill."}


def test_a_correction_that_still_says_something_else_is_stopped() -> None:
    found = of_correction("We said 18:00. It is 20:00. Mill Lane is closed until 19:00")
    assert any(one.startswith("another-fact-2") for one in found)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("28/11/2026", "28 November"),
        ("28.11.2026", "28 November"),
        ("Nov. 28", "28 November"),
        ("15 Sept", "15 September"),
        ("the 1st of December", "1 December"),
    ],
)
def test_knows_a_day_however_it_is_written(written: str, day: str) -> None:
    assert facts_in(f"It opens on {written}, not before.").days == {day}


def test_figures_are_read_in_the_order_of_the_country() -> None:
    assert facts_in("on 5/6/2026").days == {"5 June"}
    assert facts_in("on 5/6/2026", "en-US").days == {"6 May"}
