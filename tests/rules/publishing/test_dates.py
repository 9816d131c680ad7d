"""A day that does not exist, or is past by the time that people read of it, is found."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Found, Level, Piece, check
from clarion.publishing.rules.checks.dates import dates

# A Thursday.
NOW = datetime(2026, 11, 26, 14, 30, tzinfo=ZoneInfo("Europe/London"))


def found_in(text: str, *, leaves_at: datetime = NOW, language: str = "en") -> dict[str, Found]:
    piece = Piece(account_id=1, where="FakeNet", subject="", text=text, count=len(text), limit=None)
    checked = Checked(
        language=language,
        exercise=False,
        pieces=(piece,),
        message=text,
        leaves_at=leaves_at,
        asked_at=NOW,
    )
    codes = {one.code for one in dates(checked)}
    return {one.code: one for one in check(checked) if one.code in codes}


class TestWeekday:
    @pytest.mark.parametrize(
        "text",
        [
            "The road reopens on Friday 28 November.",
            "The road reopens on Fri 28 Nov at 09:00.",
            "Friday the 28th of November 2026",
            "Come on Thursday, 27 November.",
        ],
    )
    def test_a_day_that_is_another_one_stops_it(self, text: str) -> None:
        assert found_in(text)["wrong-weekday"].level is Level.STOP

    def test_a_day_in_half_a_year_is_the_next_of_its_name(self) -> None:
        spring = NOW.replace(month=4, day=14)
        assert "wrong-weekday" not in found_in("Saturday 28 November", leaves_at=spring)

    def test_it_says_which_day_it_is(self) -> None:
        says = found_in("Friday 28 November")["wrong-weekday"].says
        assert says == "28 November 2026 is a Saturday."

    @pytest.mark.parametrize(
        "text",
        [
            "Friday 27 November",
            "The market is on Saturday 28 November from 9am.",
            "It opened on Friday 28 November 2025.",
            "Thursday 26 November, 26 of November",
            "Monday to Friday, 9 to 5",
        ],
    )
    def test_a_day_that_is_right_passes(self, text: str) -> None:
        assert "wrong-weekday" not in found_in(text)

    @given(st.dates(date(2026, 10, 1), date(2027, 9, 20)))
    def test_no_day_near_at_hand_is_called_wrong_when_it_is_right(self, day: date) -> None:
        assert "wrong-weekday" not in found_in(f"{day:%A} {day.day} {day:%B}")

    @given(st.dates(date(2026, 10, 1), date(2027, 9, 20)), st.integers(1, 6))
    def test_every_wrong_day_near_at_hand_is_found(self, day: date, off: int) -> None:
        other = day + timedelta(days=off)
        assert "wrong-weekday" in found_in(f"{other:%A} {day.day} {day:%B} {day.year}")

    def test_a_day_that_no_month_has_stops_it(self) -> None:
        assert found_in("It ends on 31 November.")["no-such-day"].level is Level.STOP
        assert "no-such-day" not in found_in("It ends on 29 February 2028.")


class TestRelative:
    def test_tomorrow_is_noted(self) -> None:
        assert found_in("Schools are closed tomorrow.")["relative-day"].level is Level.NOTE

    def test_tomorrow_is_a_warning_in_what_leaves_on_another_day(self) -> None:
        later = NOW + timedelta(days=2)
        found = found_in("Schools are closed tomorrow.", leaves_at=later)["relative-day"]
        assert found.level is Level.WARN
        assert "Saturday 28 November" in found.says


class TestOver:
    @pytest.mark.parametrize(
        "text",
        [
            "Mill Lane is closed until 14:00.",
            "Be out by 2pm.",
            "Closed until 25 November.",
            "Closed until Wed 25 Nov.",
        ],
    )
    def test_an_end_that_is_past_is_found(self, text: str) -> None:
        assert found_in(text)["already-over"].level is Level.WARN

    @pytest.mark.parametrize(
        "text",
        [
            "Mill Lane is closed until 15:00.",
            "Closed until 06:00 tomorrow.",
            "Closed until 06:00 on Friday.",
            "Closed until midnight.",
            "Closed until 27 November, 10:00.",
            "Closed by the council until Friday 27 November.",
        ],
    )
    def test_an_end_to_come_passes(self, text: str) -> None:
        assert "already-over" not in found_in(text)

    def test_a_day_that_is_announced_and_over_is_found(self) -> None:
        text = "Market Square is closed to cars all day on Wednesday 25 November for the fair."
        found = found_in(text)["already-over"]
        assert (found.level, found.quote) == (Level.WARN, "Wednesday 25 November")
        assert "already-over" not in found_in(text, leaves_at=NOW - timedelta(days=1))
        assert "already-over" not in found_in(text.replace(" is ", " was "))

    def test_a_caption_tells_when_its_picture_was_taken(self) -> None:
        text = "Mill Lane on 25 November"
        caption = Piece(account_id=0, where="x", subject="", text=text, count=9, limit=None)
        checked = Checked(
            language="en", exercise=False, pieces=(), captions=(caption,), leaves_at=NOW
        )
        assert "already-over" not in {one.code for one in check(checked)}
        assert "already-over" in found_in(text)

    def test_an_end_on_a_day_is_told_once(self) -> None:
        assert found_in("Closed until 25 November.")["already-over"].quote == "until 25 November."

    def test_figures_are_read_in_the_order_of_the_country(self) -> None:
        text = "Closed until 12/1/2026."
        assert "already-over" in found_in(text)
        assert "already-over" not in found_in(text, language="en-us")

    def test_it_is_asked_of_the_time_at_which_it_leaves(self) -> None:
        tonight = NOW.replace(hour=18)
        assert "already-over" in found_in("Closed until 15:00.", leaves_at=tonight)


def test_other_languages_are_left_alone() -> None:
    assert found_in("Freitag 28 November until 10:00 tomorrow", language="de") == {}


@given(st.text(max_size=200))
def test_no_text_upsets_it(text: str) -> None:
    found_in(text)
