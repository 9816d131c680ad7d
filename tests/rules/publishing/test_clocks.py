"""A time is the same time however it is written."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.times.clocks import clocks, no_such_times, readings
from clarion.publishing.rules.times.days import days_named

MINUTES = st.times().map(lambda one: one.replace(second=0, microsecond=0))


def said(text: str) -> list[str]:
    return [one.value for one in clocks(text)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("at 5.30pm", ["17:30"]),
        ("at 5.30 p.m.", ["17:30"]),
        ("à 17h30", ["17:30"]),
        ("at 17.30 on Friday", ["17:30"]),
        ("at 1730hrs", ["17:30"]),
        ("at approximately 0930 hours", ["09:30"]),
        ("at 12 noon", ["12:00"]),
        ("until midnight", ["00:00"]),
        ("until 24:00", ["00:00"]),
        ("half past 5", ["05:30|17:30"]),
        ("half past five this evening", ["17:30"]),
        ("quarter to six in the morning", ["05:45"]),
        ("quarter to 1", ["00:45|12:45"]),
        ("at 5 o'clock", ["05:00|17:00"]),
        ("Monday to Friday, 9–5", ["09:00|21:00", "05:00|17:00"]),
        ("2-4pm", ["14:00", "16:00"]),
        ("11-1pm", ["11:00", "13:00"]),
        ("10am-4pm", ["10:00", "16:00"]),
        ("from 6.30 to 8pm", ["18:30", "20:00"]),
        ("18:00–20:00", ["18:00", "20:00"]),
        ("noon-2pm", ["12:00", "14:00"]),
    ],
)
def test_reads_what_people_write(text: str, values: list[str]) -> None:
    assert said(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "open 24/7",
        "a 24h service",
        "children aged 5-11",
        "7-10 days",
        "they won 3-2",
        "pages 9-5",
        "1200 hours of work",
        "rises to 2.90 m",
        "by 2.50 metres",
        "from £3.50",
        "10.0.0.1",
    ],
)
def test_leaves_numbers_alone(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Doors open at 25:00.", "25:00"),
        ("The next update: at 14:75.", "14:75"),
        ("Come at 15am.", "15am"),
        ("Come at 7:65 pm.", "7:65 pm"),
        ("Closed until 24:30", "24:30"),
    ],
)
def test_finds_times_that_there_are_not(text: str, quote: str) -> None:
    assert no_such_times(text) == (quote,)


@pytest.mark.parametrize(
    "text",
    ["times from 25:30 to 48:10", "at 00:30am", "at 24:00", "at 9:59 pm", "a ratio of 60:40"],
)
def test_other_figures_are_no_wrong_times(text: str) -> None:
    assert no_such_times(text) == ()


@given(MINUTES)
def test_every_way_of_writing_a_time_says_the_same(at: time) -> None:
    half = "am" if at.hour < 12 else "pm"
    twelve = f"{at.hour % 12 or 12}"
    value = f"{at:%H:%M}"
    for written in (
        f"{at:%H:%M}",
        f"{at:%H}h{at:%M}",
        f"{twelve}:{at:%M}{half}",
        f"{twelve}.{at:%M} {half[0]}.m.",
        f"{at:%H%M}hrs",
    ):
        assert said(f"It opens at {written} there") == [value], written


@given(MINUTES)
def test_a_part_of_an_hour_may_be_either_half_of_the_day(at: time) -> None:
    hour = at.hour % 12 or 12
    (value,) = said(f"half past {hour}")
    assert readings(value) == {f"{hour % 12:02}:30", f"{hour % 12 + 12:02}:30"}


@given(st.text(max_size=200))
def test_trips_over_no_text(text: str) -> None:
    for one in clocks(text):
        assert 0 <= one.start < one.end <= len(text)
        for reading in readings(one.value):
            datetime.strptime(reading, "%H:%M")  # noqa: DTZ007  (a time has no zone)
    no_such_times(text)


NEAR = date(2026, 11, 26)


@given(st.dates(NEAR - timedelta(days=50), NEAR + timedelta(days=250)))
def test_every_way_of_writing_a_day_says_the_same(day: date) -> None:
    ordinal = (
        "th"
        if day.day not in {1, 2, 3, 21, 22, 23, 31}
        else {1: "st", 2: "nd", 3: "rd"}[day.day % 10]
    )
    for written in (
        f"{day:%A} {day.day} {day:%B}",
        f"{day:%a} {day.day}{ordinal} {day:%b}",
        f"{day:%A}, the {day.day}{ordinal} of {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%a}, {day:%b}. {day.day}{ordinal}",
        f"{day:%d/%m/%Y}",
    ):
        (found,) = days_named(f"It opens on {written} there.", NEAR)
        assert found.on == day, written
    (american,) = days_named(f"on {day:%m/%d/%Y}", NEAR, month_first=True)
    assert american.on == day
