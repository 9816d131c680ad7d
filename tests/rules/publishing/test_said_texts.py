"""What public bodies say on an ordinary day is not stopped."""

import tomllib
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from clarion.publishing.rules.checks import Checked, Level, Piece, check

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=ZoneInfo("Europe/London"))
TEXTS = tomllib.loads((Path(__file__).parent / "texts/said.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", TEXTS)
def test_it_warns_of_exactly_what_must_be_looked_at(name: str) -> None:
    text = TEXTS[name]["text"]
    language = "en-US" if name.startswith("us-") else "en"
    piece = Piece(account_id=1, where="FakeNet", subject="", text=text, count=9, limit=None)
    found = check(
        Checked(
            language=language,
            laws=frozenset({"us" if name.startswith("us-") else "uk"}),
            exercise=False,
            pieces=(piece,),
            message=text,
            leaves_at=NOW,
            asked_at=NOW,
        )
    )
    assert [(one.code, one.quote) for one in found if one.level is Level.STOP] == []
    assert sorted({one.code for one in found if one.level is Level.WARN}) == TEXTS[name]["warns"]


def test_there_are_enough_of_them() -> None:
    assert len(TEXTS) >= 40
