"""What people wrote is what people read, whatever LinkedIn's format makes of its signs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.channels.connectors.linkedin.words import little, moment, typed
from clarion.channels.contract import Counting, length

SIGNS = st.text(alphabet="\\|{}@[]()<>#*_~a1 \n„é👍", max_size=60)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Mill Lane is closed.", "Mill Lane is closed."),
        ("(A12)", r"\(A12\)"),
        ("a_b*c~d|e", r"a\_b\*c\~d\|e"),
        (r"C:\x", r"C:\\x"),
        ("@[Maya](urn:li:person:1)", r"\@\[Maya\]\(urn:li:person:1\)"),
        ("#Flood and „#Überschwemmung“", "#Flood and „#Überschwemmung“"),
        ("(#Flood)", r"\(#Flood\)"),
        ("#5 #a_b C# ##x a#b", r"\#5 \#a\_b C\# \#\#x a\#b"),
        ("https://town.example/#map", r"https://town.example/\#map"),
        ("{hashtag|#|x}", r"\{hashtag\|\#\|x\}"),
    ],
)
def test_escapes_what_means_something(text: str, written: str) -> None:
    assert little(text) == written


@given(SIGNS)
def test_reads_back_what_it_wrote_and_never_counts_too_little(text: str) -> None:
    assert typed(little(text)) == text
    written = length(little(text), Counting.UTF16_UNITS)
    assert written <= length(text, Counting.LITTLE)


@pytest.mark.parametrize(
    ("commentary", "text"),
    [
        (r"{hashtag|\#|Flood} and {hashtag|#|a\_b}", "#Flood and #a_b"),
        ("Hello @[Acme (UK\\)](urn:li:organization:1234)!", "Hello Acme (UK)!"),
        ("{hashtag|x}", "{hashtag|x}"),
        ("at the end\\", "at the end\\"),
    ],
)
def test_reads_what_others_wrote_in_it(commentary: str, text: str) -> None:
    assert typed(commentary) == text


@given(SIGNS)
def test_reads_anything(text: str) -> None:
    assert len(typed(text)) <= len(text)


@pytest.mark.parametrize("time", [None, True, -1, 1.5, "0", 10**30])
def test_takes_nothing_for_a_time_that_is_none(time: object) -> None:
    assert moment(time) is None
