"""Subtitles are WebVTT, or they are refused in words that say what to do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.pictures.subtitles import NoSubtitles, read

GOOD = "WEBVTT - Elmsbridge\n\n1\n00:01.000 --> 00:04.000 line:0\nThe bridge is shut.\n"


def test_keeps_them_with_plain_line_ends() -> None:
    assert read(GOOD.encode()) == GOOD
    assert read(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == GOOD
    assert read(b"WEBVTT\n\n100:00:01.000 --> 100:00:02.000\nLate.").endswith("Late.\n")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "first line"),
        (b"WEBVTTX\n\n00:01.000 --> 00:02.000\n-", "first line"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nSubRip", "first line"),
        (b"WEBVTT\n\nNothing.", "nothing is said"),
        (b"WEBVTT\n\n00:01,000 --> 00:02,000\n-", "no time"),
        (b"WEBVTT\n\n00:03.000 --> 00:02.000\n-", "no time"),
        (b"WEBVTT\n\n" + b"9" * 5_000 + b":00:01.000 --> 00:00:02.000\n-", "no time"),
        (b"WEBVTT\n\n\xff", "UTF-8"),
        (b"WEBVTT\n" + b"x" * 500_000, "500 kB"),
    ],
)
def test_says_what_is_wrong(content: bytes, why: str) -> None:
    with pytest.raises(NoSubtitles) as refused:
        read(content)
    assert why in refused.value.sentence


@given(st.binary(max_size=300))
def test_answers_to_anything(content: bytes) -> None:
    for one in (content, b"WEBVTT\n" + content, GOOD.encode() + content):
        try:
            kept = read(one)
        except NoSubtitles:
            continue
        assert read(kept.encode()) == kept
