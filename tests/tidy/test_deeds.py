"""What the desk enters into the ledger is said on the page of the case in a colleague's words."""

import ast
from collections.abc import Iterator

from clarion.desk.web.history import DEEDS
from tests.tidy.source import modules

# Entered about the office's own words or about a week of it, and shown on no case.
_ABOUT_NO_CASE = ("keyword list", "snippet", "audit", "lesson")


def entered() -> Iterator[str]:
    """The deeds that the desk's actions enter."""
    for module in modules():
        if not module.path.startswith("clarion/desk/actions/"):
            continue
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("enter", "enter_all"):
                (deed, *_) = node.args
                yield from (
                    one.value
                    for one in ast.walk(deed)
                    if isinstance(one, ast.Constant) and isinstance(one.value, str)
                )


def test_every_deed_of_the_desk_has_words() -> None:
    deeds = {deed for deed in entered() if not deed.startswith(_ABOUT_NO_CASE)}
    assert deeds
    assert not deeds - DEEDS.keys()
