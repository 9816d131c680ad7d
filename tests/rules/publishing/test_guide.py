"""An office's own way of writing is kept entry by entry, and every entry does what it says."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.kit.refusals import Refusal
from clarion.publishing.rules.checks import Checked, Deed, Found, Level, Piece, check
from clarion.publishing.rules.standards.guide import (
    ENTRIES_MAX,
    FILE_CHARS_MAX,
    Entry,
    EntryUnclear,
    ExampleWrong,
    FileUnclear,
    pattern_of,
    plain_words,
    read_guide,
    refuse_entry,
    write_guide,
)

COUNCIL = Entry(
    code="our-name",
    level="warn",
    find=("MBC", "Merrowby Borough Council"),
    instead="Merrowby Council",
    why="People know us by this name.",
    language="en",
    theme="",
    hits=("MBC opens the bridge.",),
    misses=("Merrowby Council opens the bridge.",),
)


def found_in(text: str, *entries: Entry, **changed: Any) -> list[Found]:
    piece = Piece(account_id=1, where="X", subject="", text=text, count=1, limit=None)
    given_: dict[str, Any] = {"language": "en", "theme": "service", "guide": entries}
    seen = Checked(exercise=False, pieces=(piece,), **(given_ | changed))
    return [one for one in check(seen) if one.code.startswith("guide-")]


def test_says_what_to_write_instead() -> None:
    (found,) = found_in("MBC opens the bridge.", COUNCIL)
    assert (found.code, found.level, found.quote) == ("guide-our-name", Level.WARN, "MBC")
    assert found.says == "We say “Merrowby Council”."
    assert found.rule == COUNCIL.why
    assert found.fix
    assert (found.fix.deed, found.fix.was, found.fix.now) == (
        Deed.REPLACE,
        "MBC",
        "Merrowby Council",
    )


def test_a_capital_stays_at_the_beginning() -> None:
    entry = replace(COUNCIL, find=("utilised",), instead="used")
    (found,) = found_in("Utilised by many.", entry)
    assert found.fix
    assert found.fix.now == "Used"


def test_without_other_words_there_is_nothing_to_press() -> None:
    (found,) = found_in("MBC opens.", replace(COUNCIL, instead=""))
    assert (found.says, found.fix) == ("We do not say this.", None)


def test_what_is_right_is_not_found_inside_itself() -> None:
    entry = replace(COUNCIL, find=("council",))
    assert found_in("Merrowby Council opens.", entry) == []
    assert len(found_in("The council opens.", entry)) == 1


def test_is_for_its_language_and_its_theme() -> None:
    event = replace(COUNCIL, theme="event")
    assert found_in("MBC opens.", event) == []
    assert found_in("MBC opens.", event, theme="event")
    assert found_in("MBC opens.", COUNCIL, language="en-GB")
    assert found_in("MBC opens.", COUNCIL, language="cy") == []


@pytest.mark.parametrize(
    ("plain", "hit", "miss"),
    [
        ("utilis*", "We are utilising it.", "Use a utility."),
        ("in order to", "In  order\nto park", "in orders to"),
        ("RTC", "An RTC", "an rtc"),
        ("don't", "We don’t know", "a donor"),
        ("the public", "All the public", "the publican"),
        ("*phobe", "A technophobe", "a phobia"),
    ],
)
def test_plain_words_find_whole_words(plain: str, hit: str, miss: str) -> None:
    assert pattern_of(plain).search(hit)
    assert not pattern_of(plain).search(miss)


@pytest.mark.parametrize(
    "plain", ["", "*", "a", "(a+)+$", "a|b", "[ab]", "a  b", "x" * 81, "a*b*c"]
)
def test_nothing_but_plain_words_is_taken(plain: str) -> None:
    with pytest.raises(EntryUnclear):
        pattern_of(plain)


def test_an_example_that_does_not_behave_is_named() -> None:
    with pytest.raises(ExampleWrong) as refused:
        refuse_entry(replace(COUNCIL, hits=("MBC opens.", "The council opens.")))
    assert "“The council opens.” must be found, and is not" in refused.value.sentence
    with pytest.raises(ExampleWrong) as refused:
        refuse_entry(replace(COUNCIL, misses=("MBC opens.",)))
    assert "must be left alone, and is found" in refused.value.sentence


@pytest.mark.parametrize(
    "changed",
    [
        {"level": "stop"},
        {"code": "Our name"},
        {"find": ()},
        {"why": " "},
        {"hits": ()},
        {"misses": ()},
        {"find": ("word",) * 21},
    ],
)
def test_what_is_not_whole_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(EntryUnclear):
        refuse_entry(replace(COUNCIL, **changed))


def test_the_plain_words_behave_and_are_named_once() -> None:
    words = plain_words()
    assert len({one.code for one in words}) == len(words) >= 25
    for one in words:
        refuse_entry(one)


def test_a_file_has_the_form_of_the_packs() -> None:
    assert read_guide(write_guide([COUNCIL, *plain_words()])) == (COUNCIL, *plain_words())


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        'level = "warn"',
        "[a]\nfind = 3",
        '[a]\nlevel = "note"\nrule = "x"\nfind = ["ab"]\nunless = ["c"]',
        '[a]\nlevel = "stop"\nrule = "x"\nfind = ["ab"]\nhits = ["ab"]\nmisses = ["c"]',
        '[a]\nlanguages = ["en", "cy"]\nrule = "x"\nfind = ["ab"]\nhits = ["ab"]\nmisses = ["c"]',
        "#" * (FILE_CHARS_MAX + 1),
        "\n".join(f"[a{number}]" for number in range(ENTRIES_MAX + 1)),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_place(text: str) -> None:
    with pytest.raises((EntryUnclear, FileUnclear)):
        read_guide(text)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(why=WORDS, hit=WORDS, miss=WORDS)
def test_whatever_is_written_is_read_again(why: str, hit: str, miss: str) -> None:
    entry = replace(
        COUNCIL, why=f"x{why}".strip(), hits=(f"MBC {hit}".strip(),), misses=(f"x{miss}".strip(),)
    )
    try:
        refuse_entry(entry)
    except Refusal:
        return
    assert read_guide(write_guide([entry])) == (entry,)


@given(st.text(max_size=200))
def test_trips_over_no_text(text: str) -> None:
    found_in(text, COUNCIL, *plain_words())
    try:
        read_guide(text)
    except Refusal:
        return
