"""Each failure seen elsewhere and listed in docs/failures.md has a test that bears its name."""

import re

from clarion.channels.contract import Reason
from clarion.desk.web.labels import REASONS
from tests.tidy.source import ROOT

_ROW = re.compile(r"^\| ([A-Z]\d+) \|", re.MULTILINE)
_TEST = re.compile(r"^\s*(?:async )?def test_([a-z]\d+)_", re.MULTILINE)


def test_every_row_has_a_test_that_bears_its_name() -> None:
    """`test_p1_...` tests row P1."""
    rows = _ROW.findall((ROOT / "docs/failures.md").read_text())
    tested = {
        name.upper()
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in _TEST.findall(path.read_text())
    }
    assert rows
    assert not [row for row in rows if row not in tested]


def test_every_reason_has_its_words() -> None:
    """Nobody who answers people reads a code."""
    assert set(REASONS) == {reason.value for reason in Reason}
