"""What may not be said yet is not said before its time."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from clarion.publishing.rules.checks import Checked, Found, Level, Piece, check
from clarion.publishing.rules.standards.guide import EntryUnclear
from clarion.publishing.rules.standards.locks import Lock, LockUnclear, Subject, refuse_lock

NOW = datetime(2026, 11, 26, 14, 30, tzinfo=ZoneInfo("Europe/London"))
DAY = timedelta(days=1)


def a_lock(**changed: Any) -> Lock:
    kept: dict[str, Any] = {
        "subject": Subject.EMBARGO,
        "words": ("budget",),
        "from_at": NOW - DAY,
        "until_at": NOW + DAY,
        "why": "Agreed with the press.",
    }
    return Lock(**(kept | changed))


def found_in(
    text: str, lock: Lock, *, leaves_at: datetime = NOW, theme: str = "service"
) -> dict[str, Found]:
    piece = Piece(account_id=1, where="X", subject="", text=text, count=1, limit=None)
    seen = Checked(
        language="en",
        exercise=False,
        pieces=(piece,),
        locks=(lock,),
        theme=theme,
        leaves_at=leaves_at,
        asked_at=NOW,
    )
    return {one.code: one for one in check(seen) if one.code.startswith(("lock", "pre"))}


def test_an_embargo_stops_what_leaves_before_its_end() -> None:
    found = found_in("The Budget is larger.", a_lock())["lock-embargo"]
    assert (found.level, found.quote, found.final) == (Level.STOP, "Budget", False)
    assert "Agreed with the press. Until 14:30 Fri 27 Nov." in found.says
    assert found_in("The budget is larger.", a_lock(), leaves_at=NOW + DAY) == {}
    assert found_in("The library is open.", a_lock()) == {}


def test_an_embargo_stops_what_is_said_of_a_picture() -> None:
    below = Piece(account_id=0, where="map.png", subject="", text="A budget", count=1, limit=None)
    seen = Checked(
        language="en",
        exercise=False,
        pieces=(),
        captions=(below,),
        locks=(a_lock(),),
        leaves_at=NOW,
    )
    (found,) = [one for one in check(seen) if one.code == "lock-embargo"]
    assert found.where == ("map.png",)


def test_next_of_kin_hold_until_somebody_ends_it() -> None:
    lock = a_lock(subject=Subject.KIN, words=("Mill Lane crash*",), until_at=None)
    assert "lock-kin" in found_in("Mill Lane crash: one dead.", lock, leaves_at=NOW + 90 * DAY)


def test_before_an_election_nothing_is_promoted() -> None:
    lock = a_lock(subject=Subject.ELECTION, words=("Cllr Hill",))
    assert found_in("Bins are late.", lock)["pre-election"].level is Level.NOTE
    assert found_in("Our park!", lock, theme="promotional")["pre-election"].level is Level.STOP
    assert "lock-election" in found_in("Cllr Hill opens the park.", lock)
    assert found_in("Our park!", lock, theme="promotional", leaves_at=NOW + DAY) == {}


@pytest.mark.parametrize(
    "changed",
    [
        {"words": ()},
        {"until_at": None},
        {"until_at": NOW - 2 * DAY},
        {"words": ("word",) * 21},
        {"subject": Subject.ELECTION, "until_at": None},
    ],
)
def test_a_lock_that_could_never_hold_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(LockUnclear):
        refuse_lock(a_lock(**changed))


def test_a_lock_has_plain_words() -> None:
    refuse_lock(a_lock(subject=Subject.ELECTION, words=()))
    with pytest.raises(EntryUnclear):
        refuse_lock(a_lock(words=("(a+)+",)))
