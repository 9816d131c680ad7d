"""Nobody is told that all is well in a language that no check can read."""

from dataclasses import replace

import pytest

from clarion.publishing.rules.checks import Checked, Found, Level, check
from clarion.publishing.rules.checks.found import Piece
from clarion.publishing.rules.checks.phrases import packs

POLISH = "Dwie osoby zginęły. Sprawca został zatrzymany."
GUILTY = "somebody called guilty before a court has spoken"


def a_piece(text: str, *, language: str = "", where: str = "FakeNet, townhall") -> Piece:
    return Piece(
        account_id=1, where=where, subject="", text=text, count=0, limit=None, language=language
    )


def notes(*pieces: Piece, language: str = "en", laws: tuple[str, ...] = ("uk",)) -> list[Found]:
    said = Checked(language=language, exercise=False, pieces=pieces, laws=frozenset(laws))
    return [one for one in check(said) if one.code.startswith("not-read-for-")]


def test_a_note_says_what_nothing_looks_for() -> None:
    (found,) = notes(a_piece(POLISH), language="pl")
    assert (found.code, found.level) == ("not-read-for-pl", Level.NOTE)
    assert GUILTY in found.says
    assert "a death before the family knows of it" in found.says
    assert "open or shut" not in found.says, "Polish words for that are known"
    assert found.where == ("FakeNet, townhall",)


def test_each_language_has_its_own() -> None:
    german = a_piece("Zwei Menschen sind tot.", language="de", where="Liste")
    found = notes(a_piece("Mill Lane is closed."), german, a_piece(POLISH, language="pl"))
    assert {one.code: one.where for one in found} == {
        "not-read-for-de": ("Liste",),
        "not-read-for-pl": ("FakeNet, townhall",),
    }


@pytest.mark.parametrize("language", ["en", "en-us"])
def test_english_is_read_for_everything(language: str) -> None:
    assert notes(a_piece("Mill Lane is closed."), language=language) == []


def test_what_another_law_reads_is_not_named() -> None:
    (german,) = notes(a_piece("Der Täter."), language="de", laws=("uk", "eu"))
    assert GUILTY not in german.says


def test_the_law_of_another_country_is_not_missed() -> None:
    (found,) = notes(a_piece(POLISH), language="pl", laws=("us",))
    assert "taking sides in politics" in found.says
    (none,) = notes(a_piece(POLISH), language="pl", laws=())
    assert "taking sides in politics" not in none.says


def test_welsh_is_read_for_some_of_it() -> None:
    (found,) = notes(a_piece("Mae'r ffordd ar gau."), language="cy")
    assert GUILTY not in found.says
    assert "the name of a victim" in found.says


def test_where_nobody_has_written_anything_there_is_nothing_to_read() -> None:
    assert notes(a_piece("", language="pl"), a_piece("Mill Lane is closed.")) == []


def test_an_exercise_looks_for_one_thing_more() -> None:
    said = Checked(language="pl", exercise=True, pieces=(a_piece(POLISH),), laws=frozenset())
    (found,) = [one for one in check(said) if one.code == "not-read-for-pl"]
    assert "an exercise that says it is real" in found.says
    (real,) = [one for one in check(replace(said, exercise=False)) if one.code == found.code]
    assert "an exercise that says it is real" not in real.says


def test_whatever_is_for_some_languages_says_what_it_looks_for() -> None:
    assert [one.code for one in packs() if one.reads and not one.looks_for] == []
