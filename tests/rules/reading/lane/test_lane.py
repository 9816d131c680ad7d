"""The fast lane hands on what is watched for, and counts all that it does not."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.reading.fast import FastReader, FastReading
from clarion.reading.lane import BATCH_MAX, FastLane, Heard, parse
from clarion.reading.lane.lane import POST_BYTES_MAX
from clarion.reading.watching import WatchBook, Watched

WATCHES = WatchBook.compile([Watched(key=7, terms=("Mill Road",))])
READER = FastReader()


def together(posts: Sequence[Heard], readings: Sequence[FastReading]) -> list[str]:
    assert len(posts) == len(readings)
    return [post.text.lower() for post in posts]


def raw(number: int, text: str, **rest: object) -> bytes:
    return json.dumps({"id": f"p{number}", "text": text, "at": 1e9, **rest}).encode()


def lane() -> FastLane:
    return FastLane(watches=WATCHES, reader=READER, grouping=together)


def test_hands_on_what_is_watched_for_with_its_words_and_its_matter() -> None:
    said = ["nothing here", "people trapped in mill road", "MILL ROAD is shut"]
    passage = lane().take([raw(n, text) for n, text in enumerate(said)])
    assert [one.post.id for one in passage.wanted] == ["p1", "p2"]
    assert [one.hits[0].quote.words for one in passage.wanted] == ["mill road", "MILL ROAD"]
    assert passage.wanted[0].reading.level == "certain"
    assert passage.wanted[1].matter == "mill road is shut"
    assert (passage.unwatched, passage.unreadable) == (1, ())


def test_counts_what_is_no_post_and_goes_on() -> None:
    passage = lane().take([b"{", raw(1, "mill road"), b"[]", raw(2, "x", at="now")])
    assert len(passage.wanted) == 1
    assert passage.unreadable == (0, 2, 3)


def test_takes_no_more_at_once_than_it_may() -> None:
    posts = [raw(number, "x") for number in range(BATCH_MAX + 1)]
    with pytest.raises(ValueError, match="batch"):
        lane().take(posts)
    assert lane().take(posts[1:]).unwatched == BATCH_MAX


def test_a_post_has_its_limits() -> None:
    assert parse(raw(1, "x" * POST_BYTES_MAX)) is None
    assert parse(raw(1, "x", author="x" * 501)) is None
    assert parse(raw(1, "x", author="x" * 500)) is not None


@given(
    st.binary()
    | st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["id", "text", "at", "author"]), inner, max_size=4)
        ),
    ).map(lambda table: json.dumps(table).encode())
)
def test_no_bytes_stop_it(some: bytes) -> None:
    passage = lane().take([some, raw(1, "mill road")])
    assert len(passage.wanted) + passage.unwatched + len(passage.unreadable) == 2
