"""A file for a spreadsheet says the words and calculates nothing."""

import csv
import io

import pytest

from clarion.look.sheets import cell, sheet


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+44 20", "-2", "@townhall", "\t=1", "\r=1", "\n=1", "  =1", "\uff1d1", "\uff20x"],
)
def test_nothing_begins_a_formula(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Town hall", "weekdays 8:00 - 18:00", "a=b"])
def test_other_words_stay_as_they_are(text: str) -> None:
    assert cell(text) == text


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    rows = [("a,b", 'say "so"', "one\ntwo"), ("=x", "é", "")]
    written = sheet(rows)
    assert written.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert read == [["a,b", 'say "so"', "one\ntwo"], ["'=x", "é", ""]]
