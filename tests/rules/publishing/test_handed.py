"""A text message is one, in the letters that every telephone has; more is said before it goes."""

import pytest

from clarion.publishing.rules.checks import Checked, Found, Level, check
from clarion.publishing.rules.checks.found import Piece
from clarion.publishing.rules.parts import SMS, WEA_360, Medium, measure

LONG = "Water is off in Mill Lane. " * 7
WELSH = "Mae'r dŵr i ffwrdd."


def found_in(text: str, medium: Medium = SMS) -> list[Found]:
    length = measure(text, medium)
    piece = Piece(
        account_id=0,
        where="Text message",
        subject="",
        text=text,
        count=length.count,
        limit=length.limit,
        key="sms_en",
        segments=length.segments,
        wide=length.wide if length.segments else (),
    )
    found = check(Checked(language="en", exercise=False, pieces=(), handed=(piece,)))
    return [one for one in found if one.code.endswith("-sms_en")]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LONG, "It goes out as 2 text messages."),
        (WELSH, "Because of ŵ a message holds 70 characters and not 160."),
        (
            f"{WELSH} " * 4,
            "It goes out as 2 text messages. "
            "Because of ŵ a message holds 70 characters and not 160.",
        ),
        ("Mill Lane “closed” – now", "Because of “ ” – a message holds"),
    ],
)
def test_more_than_one_message_is_worth_a_note(text: str, says: str) -> None:
    (found,) = found_in(text)
    assert (found.code, found.level) == ("several-messages-sms_en", Level.NOTE)
    assert found.says.startswith(says)


@pytest.mark.parametrize("text", ["Water is off in Mill Lane.", "x" * 160, "Zürich à 5 €"])
def test_one_in_the_letters_of_all_telephones_is_left_alone(text: str) -> None:
    assert found_in(text) == []


def test_what_is_too_long_is_told_of_that_alone() -> None:
    (found,) = found_in("x" * 500)
    assert (found.code, found.level) == ("too-long-sms_en", Level.STOP)


def test_other_channels_of_telephones_are_no_text_messages() -> None:
    assert found_in(WELSH, WEA_360) == []
