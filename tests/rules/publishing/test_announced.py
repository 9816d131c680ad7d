"""A day that is announced and is over by the time that it leaves is found; what was is told of."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.times.announced import announced_over

# A Thursday.
ON = date(2026, 12, 3)


def over(text: str, *, on: date = ON) -> list[str]:
    return list(announced_over(text, on))


@pytest.mark.parametrize(
    "text",
    [
        "Market Square is closed to cars all day on Wednesday 2 December for the winter fair.",
        "Market Square is closed on 2 December.",
        "Market Square is not closed on 2 December.",
        "Market Square will be closed to traffic on Wed 2 Dec.",
        "Winter fair, 2 December 2026",
        "2 December 2026",
        "Winter fair: Wednesday 2 December, 10:00 to 16:00.",
        "Come to the meeting on 2 December.",
        "Join us on the 2nd of December at 10am.",
        "On 2 December the library is closed.",
        "The library closes at noon on the morning of 2 December.",
        "Market Square is closed tomorrow, Wednesday 2 December.",
        "Market Square is closed today (2 December).",
        "The fair is on 1 and 2 December.",
        "The fair is on 1 December and 2 December.",
        "Market Square is closed from 1 to 2 December.",
        "The road, damaged in the frost last week, is closed on 2 December.",
        "Because of the crash, Mill Lane is closed on 2 December.",
        "You are invited to a meeting on 2 December.",
        "Register before 2 December.",
        "You need to move your car on 2 December.",
        "The market is on 2 December 2025.",
    ],
)
def test_a_day_that_is_over_is_found(text: str) -> None:
    assert over(text)


def test_each_day_is_found_as_it_is_written() -> None:
    assert over("The fair is on Tue 1 December and 2 Dec.") == ["Tue 1 December", "2 Dec."]
    assert over("The fair is on December 1-2.") == ["December 1"]


@pytest.mark.parametrize(
    "text",
    [
        "Market Square is closed on Thursday 3 December.",
        "Market Square is closed on 4 December.",
        "Market Square was closed on 2 December.",
        "On Tuesday a water main burst.",
        "On 2 December, a water main burst in Mill Lane.",
        "On 2 December the council voted for the new bridge.",
        "On 2 December, 40 people were in hospital.",
        "Mill Lane has been closed since 2 December.",
        "Mill Lane is closed since Wednesday 2 December.",
        "Mill Lane is closed from 2 December.",
        "Starting 2 December, parking is free.",
        "It was reported on 2 December.",
        "The leak is reported on 2 December.",
        "She is a councillor, born on 2 December 1970.",
        "Updated 2 December",
        "Last updated: 2 December 2026",
        "Published on 2 December 2026",
        "Mill Lane is closed from 1 to 4 December.",
        "The hearing is on 2 or 5 December.",
        "The hearing is on 2 December or 5 December.",
        "The fair is on 2 December, and again on Saturday.",
        "The fair is on December 2-5.",
        "The fair is on December 2 and 5.",
        "The fair is on December 2, 5 and 9.",
        "The fair is on 2–5 December.",
        "We answered the letter of 2 December.",
        "Minutes of the meeting of 2 December",
        "The 2 December meeting is on film.",
        "Police are looking for witnesses to a crash in Mill Lane on 2 December.",
        "Did you see anything in Mill Lane on 2 December?",
        "If you ate at the fair on 2 December, call us.",
        "If your bin was not emptied on 2 December, put it out again.",
        "Mill Lane is closed on 2 December until further notice.",
        "Do not eat cheese that is best before 2 December.",
        "The meeting that we announced on 30 November is on 7 December.",
        "As of 2 December, tests are free.",
        "The school, opened on 5 May 2024, has a new hall.",
        "The school hall, 5 May 2024",
        "The fair is every Saturday from 2 December.",
        "It is closed until 2 December.",  # an end, which is found as one
        "The fair is on 31 November.",
        "Wednesday market",
        "In force: 2 December 2026",
        "Figures for 2 December: 40 homes without power.",
        "We are sorry for the delays on 2 December.",
        "Thank you for your patience on 2 December.",
        "Votes cast on 2 December are being counted.",
        "We are investigating an incident on 2 December.",
    ],
)
def test_what_was_and_what_may_go_on_is_let_be(text: str) -> None:
    assert over(text) == []


def test_the_day_on_which_it_leaves_is_not_over() -> None:
    text = "Market Square is closed on Wednesday 2 December for the fair."
    assert over(text, on=date(2026, 12, 2)) == []
    assert over(text, on=date(2026, 12, 3)) == ["Wednesday 2 December"]


@given(st.text(max_size=200))
def test_no_text_upsets_it(text: str) -> None:
    over(text)
