"""By when a newsroom must know: by their words, where they are understood, and never guessed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.desk.rules.enquiring import deadline_said

# A Tuesday in summer time.
SAID = datetime(2026, 4, 14, 10, 30, tzinfo=ZoneInfo("Europe/London"))


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("We are publishing at 3pm today about the lights. Statement please.", "14 15:00"),
        ("We're on air in fifteen minutes, anybody there?", "14 10:45"),
        ("I'm on deadline. Need it within the hour", "14 11:30"),
        ("in half an hour please", "14 11:00"),
        ("could you answer by noon?", "14 12:00"),
        ("we close by 16:30", "14 16:30"),
        ("before 9:00 please", "15 09:00"),
        ("by tomorrow 9am", "15 09:00"),
        ("by 9 tomorrow", "15 09:00"),
        ("by 12am tomorrow", "15 00:00"),
        ("by midnight", "15 00:00"),
        ("by close of play", "14 17:00"),
        ("in the next 2 hours", "14 12:30"),
        ("Bitte bis 14 Uhr, danke", "14 14:00"),
        ("Antwort innerhalb von 30 Minuten", "14 11:00"),
        ("avant 15h30", "14 15:30"),
        ("by 5pm, or at the latest by 4pm", "14 16:00"),
    ],
)
def test_finds_when_they_must_know(text: str, at: str) -> None:
    found = deadline_said(text, said_at=SAID)
    assert found is not None
    assert f"{found.at:%d %H:%M}" == at
    assert found.words.lower() in text.lower()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "how many trees fell?",
        "by 3 of our readers",
        "the fire at 12 Mill Lane",
        "at 3",
        "in 2024 we asked the same",
        "A spokesperson said at 300 homes",
    ],
)
def test_guesses_nothing(text: str) -> None:
    assert deadline_said(text, said_at=SAID) is None


def test_three_in_the_afternoon_that_is_over_is_over() -> None:
    found = deadline_said("by 9am today", said_at=SAID)
    assert found is not None
    assert found.at == SAID.replace(hour=9, minute=0)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    found = deadline_said(text, said_at=SAID)
    assert found is None or found.at >= SAID - timedelta(days=1)
