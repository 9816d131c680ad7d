"""A browser gets the part of a film that it asks for, and never what is not there."""

import asyncio

import pytest
from django.http import StreamingHttpResponse
from django.test import AsyncRequestFactory, RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from clarion.look.ranges import PART_BYTES_MAX, Asked, a_part, asked_for, said_range


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("", Asked(start=0, length=100, whole=True)),
        ("bytes=0-1", Asked(start=0, length=2)),
        ("bytes=10-", Asked(start=10, length=90)),
        ("bytes=-10", Asked(start=90, length=10)),
        ("bytes=-1000", Asked(start=0, length=100)),
        ("bytes=90-1000", Asked(start=90, length=10)),
        ("bytes=100-", None),
        ("bytes=5-4", None),
        ("bytes=-0", None),
        ("bytes=0-1,5-6", Asked(start=0, length=100, whole=True)),
        ("bytes=-", Asked(start=0, length=100, whole=True)),
        ("lines=1-2", Asked(start=0, length=100, whole=True)),
    ],
)
def test_reads_what_a_browser_asks_for(header: str, asked: Asked | None) -> None:
    assert asked_for(header, 100) == asked


def test_brings_no_more_than_a_part() -> None:
    assert asked_for("bytes=0-", 10**8) == Asked(start=0, length=PART_BYTES_MAX)
    assert said_range(start=0, length=2, size=100) == "bytes 0-1/100"


@given(st.text(max_size=30), st.integers(1, 1000))
def test_stays_within(header: str, size: int) -> None:
    for one in (header, f"bytes={header}"):
        asked = asked_for(one, size)
        if asked is not None:
            assert 0 <= asked.start < size
            assert 0 < asked.length <= size - asked.start


@pytest.mark.parametrize("factory", [RequestFactory(), AsyncRequestFactory()])
def test_the_whole_is_read_a_part_at_a_time(
    factory: RequestFactory | AsyncRequestFactory,
) -> None:
    size, asked = 2 * PART_BYTES_MAX + 5, []

    def read(start: int, length: int) -> bytes:
        asked.append((start, length))
        return b"x" * length

    answer = a_part(factory.get("/film.mp4"), size=size, mime="video/mp4", read=read)
    assert asked == [], "nothing is read before somebody takes it"
    assert answer["Content-Length"] == str(size)
    assert isinstance(answer, StreamingHttpResponse)
    if isinstance(factory, AsyncRequestFactory):
        assert sum(asyncio.run(lengths(answer))) == size
    else:
        assert sum(map(len, answer)) == size
    assert [length for _start, length in asked] == [PART_BYTES_MAX, PART_BYTES_MAX, 5]


async def lengths(answer: StreamingHttpResponse) -> list[int]:
    return [len(part) async for part in answer]


def test_head_reads_nothing() -> None:
    def read(_start: int, _length: int) -> bytes:
        raise AssertionError("nobody wants it")

    answer = a_part(RequestFactory().head("/film.mp4"), size=9, mime="video/mp4", read=read)
    assert (answer.status_code, answer["Content-Length"]) == (200, "9")
