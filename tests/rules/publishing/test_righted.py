"""A correction says which words were wrong, and the words below it say what is right."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.checks import Checked, Found, Level, Old, Piece, Tongued, check

NOON = datetime(2026, 11, 26, 12, 2, tzinfo=ZoneInfo("Europe/London"))  # a Thursday
OLD = "Mill Lane is shut until 20:00. Ring 01632 960001 if you need help."
NEW = "Mill Lane is shut until 22:00. Ring 01632 960001 if you need help."
LINK = "https://town.example/news/8K3D/"
ANOTHER, MORE = "mistake-says-another", "mistake-says-more"
UNTOLD, STILL, SWAPPED = "mistake-untold", "mistake-still-said", "mistake-swapped"
FACTS = (
    "20:00",
    "8pm",
    "Thursday",
    "26 November",
    "3 people",
    "£2m",
    "01632 960001",
    "12 Mill Lane",
)


def a_piece(account_id: int, text: str, *, short: bool = False, language: str = "") -> Piece:
    return Piece(
        account_id=account_id,
        where="Page",
        subject="",
        text=text,
        count=9,
        limit=None,
        short=short,
        language=language,
    )


def corrected(
    mistake: str,
    old: str = OLD,
    new: str = NEW,
    *,
    language: str = "en",
    before: str = "",
    said_at: datetime | None = NOON,
    removes: bool = False,
    short: str = "",
    welsh: tuple[str, str] = ("", ""),
) -> list[Found]:
    pieces = [a_piece(1, f"{mistake}\n\n{new}")]
    pieces += [a_piece(2, short, short=True)] if short else []
    translated = a_piece(0, "\n\n".join(welsh), language="cy")
    found = check(
        Checked(
            language="en",
            exercise=False,
            pieces=tuple(pieces),
            message=new,
            corrects=True,
            mistake=mistake,
            old=Old(text=old, language=language, mistake=before, said_at=said_at, goes=removes),
            translations=(Tongued(language="cy", piece=translated, mistake=welsh[0]),)
            if welsh[0]
            else (),
            leaves_at=NOON,
            asked_at=NOON,
        )
    )
    return [one for one in found if one.code.startswith(("mistake-", "lost-fact-2"))]


@pytest.mark.parametrize(
    ("mistake", "old", "new"),
    [
        ("We said until 20:00. It is until 22:00.", OLD, NEW),
        ("We said until 8pm, and it is until 10pm.", OLD, NEW),
        ("At 12:00 we said until 20:00. It is until 22:00.", OLD, NEW),
        ("At 12:00 we said until 20:00. That was wrong.", OLD, NEW),
        ("On Thursday at 12:00 we said until 20:00. That was wrong.", OLD, NEW),
        ("Our 12:00 update said until 20:00. That was wrong.", OLD, NEW),
        ("On Thursday we gave 20:00 as the end. It is 22:00.", OLD, NEW),
        ("The end was wrong: it is not 20:00.", OLD, NEW),
        ("It is until 22:00, and not as we said before.", OLD, NEW),
        ("It is until 22:00, not 20:00.", OLD, NEW),
        ("We said Thursday. It is Friday.", "It is on 26 November.", "It is on 27 November."),
        ("We said £2m. It is £3m.", "It costs £2 million.", "It costs £3 million."),
        ("We said 5%. It is 6%.", "5 per cent have no water.", "6 per cent have no water."),
        ("We gave 150 as the number. It is 105.", "Ring 150 for help.", "Ring 105 for help."),
        ("It is number 12, not 21.", "Fire at 21 Mill Lane.", "Fire at 12 Mill Lane."),
        (
            "We said 08:00 to 20:00. It is 08:00 to 23:00.",
            "Open 08:00 to 20:00.",
            "Open 08:00 to 23:00.",
        ),
    ],
)
def test_what_is_right_in_both_is_left_alone(mistake: str, old: str, new: str) -> None:
    assert not corrected(mistake, old, new)


@pytest.mark.parametrize(
    ("mistake", "old", "new", "code", "says"),
    [
        ("We said until 20:00. It is until 23:00.", OLD, NEW, ANOTHER, "says 23:00, and the words"),
        ("We said until 20:00. It is until 22:00.", OLD, OLD, ANOTHER, "below say 20:00"),
        ("We said until 20:00. It is until 22:00.", OLD, OLD, STILL, "the old ones"),
        ("It is on Thursday.", "It is on Friday.", "It is on Saturday.", ANOTHER, "Thursday"),
        ("We said 21:00. It opens at 12:00.", "At 21:00.", "At 23:00.", ANOTHER, "12:00"),
        ("We said until 20:00, and it is until 12:00.", OLD, NEW, ANOTHER, "12:00"),
        ("It is until 12:00, and we said until 20:00.", OLD, NEW, ANOTHER, "12:00"),
        ("At 12:00 we said until 20:00. It is until 12:00.", OLD, NEW, ANOTHER, "12:00"),
        ("At 09:00 we said until 20:00. That was wrong.", OLD, NEW, ANOTHER, "09:00"),
        ("We said at 12:00 until 20:00. That was wrong.", OLD, NEW, MORE, "12:00"),
        ("The end of 20:00 that we gave at 12:00 was wrong.", OLD, NEW, MORE, "12:00"),
        (
            "We said 08:00 to 20:00. It is 08:00 to 23:00.",
            "Open 08:00 to 20:00.",
            "Open 08:00 to 22:00.",
            ANOTHER,
            "below say 22:00",
        ),
        ("We gave a wrong number. It is 01632 960009.", OLD, NEW, MORE, "01632 960009"),
        ("For 40 minutes we said until 20:00.", OLD, f"{NEW} 2 lanes are open.", MORE, "40"),
        ("We gave a wrong number.", OLD, NEW, UNTOLD, "20:00"),
        ("We said until 20:00. That is wrong.", OLD, f"{OLD} Stay away.", STILL, "20:00"),
        (
            "We said until 20:00. It is until 22:00.",
            f"Shut until 20:00\n\n{OLD}",
            f"Shut until 20:00\n\n{NEW}",
            STILL,
            "20:00",
        ),
        ("It is until 22:00, not 20:00, and 01632 960001 is wrong.", OLD, NEW, STILL, "960001"),
        ("We said until 22:00. It is until 20:00.", OLD, NEW, SWAPPED, "22:00"),
    ],
)
def test_what_was_wrong_and_the_words_below_must_agree(
    mistake: str, old: str, new: str, code: str, says: str
) -> None:
    found = {one.code: one for one in corrected(mistake, old, new)}
    assert says in found[code].says


def test_another_figure_above_than_below_stops_it() -> None:
    found = corrected("We said until 20:00. It is until 23:00.")
    assert [(one.code, one.level) for one in found] == [(ANOTHER, Level.STOP)]
    found = corrected("We said until 20:00. It is until 23:00.", said_at=None)
    assert [one.code for one in found] == [ANOTHER]


def test_old_words_in_another_language_are_not_compared() -> None:
    assert not corrected("We said until 20:00. It is until 23:00.", language="cy")


def test_a_correction_of_a_correction_may_name_the_first_words() -> None:
    mistake = "We said until 19:00, then until 20:00. It is until 22:00."
    assert [one.code for one in corrected(mistake)] == [MORE]
    assert not corrected(mistake, before="We said until 19:00. It is until 20:00.")


def test_nobody_is_asked_to_repeat_what_is_taken_away() -> None:
    mistake = "We gave the number of a private person."
    new = OLD.replace("960001", "960002")
    assert [one.code for one in corrected(mistake, OLD, new)] == [UNTOLD]
    assert not corrected(mistake, OLD, new, removes=True)


def test_what_was_wrong_is_compared_in_every_language() -> None:
    mistake = "We said until 20:00. It is until 22:00."
    below = "Mae Mill Lane ar gau tan 22:00. Ffoniwch 01632 960001."
    assert not corrected(mistake, welsh=("Tan 20:00. Mae tan 22:00.", below))
    found = corrected(mistake, welsh=("Tan 20:00. Mae tan 23:00.", below))
    assert [(one.code, one.level) for one in found] == [(f"{ANOTHER}-cy", Level.STOP)]


def test_what_is_put_right_is_missed_where_there_is_no_room_for_it() -> None:
    mistake = "We said until 20:00. It is until 22:00."
    lost = corrected(mistake, short=f"CORRECTION: Mill Lane is shut {LINK}")
    assert [(one.code, one.level) for one in lost] == [("lost-fact-2", Level.WARN)]
    told = corrected(mistake, short=f"CORRECTION: Mill Lane is shut until 22:00 {LINK}")
    assert [one.level for one in told] == [Level.NOTE]  # the telephone number was right before


words = st.lists(st.sampled_from([*FACTS, "We said", "It is", "until", ".", "23:59", "00:05"]))
texts = words.map(" ".join) | st.text(max_size=60)


@given(mistake=texts, old=texts, new=texts)
def test_any_words_can_be_compared(mistake: str, old: str, new: str) -> None:
    corrected(mistake, old, new)


SENTENCES = (
    "We said {wrong}. It is {right}.",
    "At {said} we said {wrong}. That was wrong.",
    "At {said} we said {wrong}. It is {right}.",
    "At {said} today we wrote {wrong}, and that was wrong.",
    "We said at {said} that it was {wrong}. That was wrong.",
    "What we said at {said} was wrong: it is not {wrong}.",
    "Our {said} update gave {wrong}. That was wrong.",
    "Our message of {said} is wrong.",
)


@given(
    sentence=st.sampled_from(SENTENCES),
    said=st.sampled_from(("12:00", "12:02", "noon", "12pm", "11:50")),
    wrong=st.sampled_from(FACTS[:6]),
    right=st.sampled_from(FACTS[:6]),
)
def test_a_plain_correction_is_never_stopped(
    sentence: str, said: str, wrong: str, right: str
) -> None:
    mistake = sentence.format(said=said, wrong=wrong, right=right)
    found = corrected(mistake, f"Shut: {wrong}.", f"Shut: {right}.")
    assert all(one.level is not Level.STOP for one in found), (mistake, found)
