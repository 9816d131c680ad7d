"""A correction says which words were wrong, and the words below it say what is right."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Found, Level, Piece, Standing, check

NOON = datetime(2026, 11, 26, 12, 2, tzinfo=ZoneInfo("Europe/London"))
OLD = "Mill Lane is shut. Mill Lane is shut until 20:00. Ring 01632 960001 if you need help."
NEW = "Mill Lane is shut\n\nMill Lane is shut until 22:00. Ring 01632 960001 if you need help."
LINK = "https://town.example/news/8K3D/"


def corrected(
    mistake: str,
    new: str = NEW,
    old: str = OLD,
    *,
    language: str = "en",
    short: str = "",
) -> list[Found]:
    pieces = [
        Piece(
            account_id=1, where="Page", subject="", text=f"{mistake}\n\n{new}", count=9, limit=None
        )
    ]
    if short:
        pieces.append(
            Piece(account_id=2, where="X", subject="", text=short, count=9, limit=280, short=True)
        )
    before = Standing(
        code="8K3DP6FS", headline="Fire", text=old, said_at=NOON, language=language, link=LINK
    )
    found = check(
        Checked(
            language="en",
            exercise=False,
            pieces=tuple(pieces),
            message=new,
            corrects=True,
            mistake=mistake,
            old=before,
            leaves_at=NOON,
            asked_at=NOON,
        )
    )
    return [one for one in found if one.code.startswith(("mistake-", "lost-fact-2"))]


@pytest.mark.parametrize(
    "mistake",
    [
        "We said until 20:00. It is until 22:00.",
        "We said until 8pm. It is until 10pm.",
        "At 12:00 we said until 20:00. It is until 22:00.",
        "On Thursday we gave 20:00 as the end. It is 22:00.",
        "The end was wrong: it is not 20:00.",
        "It is until 22:00, and not as we said before.",
    ],
)
def test_what_is_right_in_both_is_left_alone(mistake: str) -> None:
    assert not corrected(mistake)


@pytest.mark.parametrize(
    ("mistake", "new", "code", "says"),
    [
        ("We said until 20:00. It is until 23:00.", NEW, "another", "23:00"),
        ("We said until 20:00. It is until 22:00.", OLD, "another", "22:00"),
        ("We said until 20:00. It is until 22:00.", OLD, "still-said", "letter for letter"),
        ("We gave a wrong number. It is 01632 960009.", NEW, "more", "01632 960009"),
        ("We gave a wrong number.", NEW, "untold", "20:00"),
        ("We did not say that 3 people are hurt. Until 22:00, not 20:00.", NEW, "more", "3"),
        (
            "We said until 20:00. That is wrong.",
            f"{OLD} Stay away.",
            "still-said",
            "20:00",
        ),
    ],
)
def test_what_was_wrong_and_the_words_below_must_agree(
    mistake: str, new: str, code: str, says: str
) -> None:
    found = {one.code: one for one in corrected(mistake, new)}
    known = {"another": "mistake-says-another", "more": "mistake-says-more"}
    assert says in found[known.get(code, f"mistake-{code}")].says


def test_another_figure_above_than_below_stops_it() -> None:
    found = corrected("We said until 20:00. It is until 23:00.")
    assert [(one.code, one.level) for one in found] == [("mistake-says-another", Level.STOP)]


def test_old_words_in_another_language_are_not_compared() -> None:
    assert not corrected("We said until 20:00. It is until 23:00.", language="cy")


def test_what_is_put_right_is_missed_where_there_is_no_room_for_it() -> None:
    mistake = "We said until 20:00. It is until 22:00."
    lost = corrected(mistake, short=f"CORRECTION: Mill Lane is shut {LINK}")
    assert [(one.code, one.level) for one in lost] == [("lost-fact-2", Level.WARN)]
    told = corrected(mistake, short=f"CORRECTION: Mill Lane is shut until 22:00 {LINK}")
    assert [one.level for one in told] == [Level.NOTE]  # the telephone number was right before


@given(mistake=st.text(max_size=60), new=st.text(max_size=60), old=st.text(max_size=60))
def test_any_words_can_be_compared(mistake: str, new: str, old: str) -> None:
    corrected(mistake, new, old)
