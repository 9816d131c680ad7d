"""What people read of what to do does not vanish in silence when other words take its place."""

from dataclasses import replace

import pytest

from clarion.publishing.rules.checks import Checked, Found, Level, Old, Piece, check

LINK = "https://town.example/news/8K3D/"
HEAD = "Water off in Mill Lane"
TEXT = "Boil your water before you drink it. Ring 01632 960111 for help. Next update at 10:00."
OLD = f"{HEAD}\n\nThe water is off until 18:00. {TEXT}"
NEW = f"{HEAD}\n\nThe water is off until 22:00. {TEXT}"
MISTAKE = "We said until 18:00. It is until 22:00."
SHORT = f"CORRECTION. {MISTAKE}\n\n{HEAD}\n\n{LINK}"
SAYS = "People read this there now, and will not any more:"
PIECE = Piece(
    account_id=2,
    where="FakeNet",
    subject="",
    text=SHORT,
    count=9,
    limit=None,
    short=True,
    link=LINK,
    stood=OLD,
    could_be=2,
)


def found_in(piece: Piece = PIECE, *, new: str = NEW) -> dict[str, Found]:
    checked = Checked(
        language="en",
        exercise=False,
        pieces=(piece,),
        message=new,
        corrects=True,
        mistake=MISTAKE,
        old=Old(text=OLD, language="en"),
    )
    ours = ("vanishes-", "lost-", "another-fact-")
    return {one.code: one for one in check(checked) if one.code.startswith(ours)}


def test_says_once_and_plainly_what_people_will_not_read_any_more() -> None:
    found = found_in()
    assert list(found) == ["vanishes-2"]
    one = found["vanishes-2"]
    assert one.level is Level.WARN
    assert one.says == f"{SAYS} Boil your water; Ring 01632 960111; 10:00."
    assert one.where == ("FakeNet",)
    assert "a thread of 2 posts: choose that under “For one account”" in one.do
    assert "shorter words of its own" in one.do


def test_says_nothing_of_a_thread_where_the_network_takes_none() -> None:
    do = found_in(replace(PIECE, could_be=0))["vanishes-2"].do
    assert "thread" not in do
    assert "shorter words of its own" in do


def test_what_never_stood_there_is_missed_as_before() -> None:
    stood = f"{HEAD}\n\nBoil your water. {LINK}"
    found = found_in(replace(PIECE, stood=stood))
    assert found["vanishes-2"].says == f"{SAYS} Boil your water."
    assert "01632 960111" in found["lost-fact-2"].says
    assert found["lost-fact-2"].level is Level.NOTE


def test_what_is_new_and_left_out_is_a_finding_of_its_own() -> None:
    found = found_in(replace(PIECE, text=f"CORRECTION. {HEAD}\n\n{LINK}"))
    assert "22:00" in found["lost-fact-2"].says
    assert "22:00" not in found["vanishes-2"].says
    assert "18:00" not in found["vanishes-2"].says


@pytest.mark.parametrize(
    "piece",
    [
        replace(PIECE, stood=""),
        replace(PIECE, text=f"CORRECTION. {MISTAKE}\n\n{NEW}", short=False),
        replace(PIECE, stood=f"{HEAD}\n\n{LINK}"),
    ],
)
def test_is_silent_where_nothing_that_stood_there_goes(piece: Piece) -> None:
    assert "vanishes-2" not in found_in(piece)


def test_what_is_not_meant_any_more_may_go() -> None:
    new = f"{HEAD}\n\nThere is no need to boil your water. It is safe at 10:00."
    assert found_in(new=new)["vanishes-2"].says == f"{SAYS} 10:00."
