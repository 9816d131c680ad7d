"""Nothing says any more where, when and with what a film was taken; it plays as it did."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.publishing.rules.pictures.boxes import Unfit, stripped
from tests.makers.films import (
    BETWEEN,
    DEVICE,
    HEARD,
    MEASURED,
    SEEN,
    WHEN,
    WHERE,
    a_track,
    an_mp4,
    box,
)

FILM = an_mp4()


def test_says_no_more_where_when_and_with_what_it_was_taken() -> None:
    clean = stripped(FILM)
    for told in (WHERE, DEVICE, MEASURED, BETWEEN, struct.pack(">I", WHEN)):
        assert told in FILM
        assert told not in clean


def test_is_as_long_as_it_was_and_its_pictures_and_sounds_lie_where_they_lay() -> None:
    clean = stripped(FILM)
    assert len(clean) == len(FILM)
    for played in (SEEN, HEARD):
        assert clean.index(played) == FILM.index(played)


def test_is_the_same_when_it_is_done_twice() -> None:
    assert stripped(stripped(FILM)) == stripped(FILM)


def test_empties_what_it_does_not_know_wherever_it_stands() -> None:
    assert WHERE not in stripped(an_mp4(more=box(b"gps0", WHERE)))
    large = struct.pack(">I4sQ", 1, b"beam", 16 + len(WHERE)) + WHERE
    assert WHERE not in stripped(an_mp4(more=large))
    to_the_end = struct.pack(">I4s", 0, b"skip") + WHERE
    assert WHERE not in stripped(an_mp4(more=to_the_end))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "twice"),
        (b"GIF89a" + bytes(40), "beyond"),
        (FILM[:-1], "cut short"),
        (FILM + b"\0", "cut short"),
        (FILM + box(b"moof"), "fragments"),
        (an_mp4(often=2_000), "again and again"),
        (FILM + FILM, "twice"),
        (an_mp4(brand=b"qt  "), "another kind"),
        (an_mp4(brand=b"heic"), "another kind"),
        (box(b"moov"), "does not begin"),
        (box(b"ftyp", b"isom", bytes(4)) + box(b"moov"), "no pictures"),
        (box(b"ftyp", b"isom", bytes(4)) + box(b"moov", box(b"trak")), "no pictures"),
        (FILM.replace(b"avc1", b"encv"), "locked"),
        (FILM.replace(b"avc1", b"hvc1"), "H.265"),
        (FILM.replace(b"avc1", b"mp4v"), "MPEG-4 Part 2"),
        (FILM.replace(b"avc1", b"\xff\x00\x01\x02"), "not every browser"),
        (FILM.replace(b"mp4a", b"ac-3"), "sound is encoded as ac3"),
        (FILM + box(b"free") * 6_000, "too many boxes"),
    ],
)
def test_refuses_what_it_cannot_answer_for(content: bytes, why: str) -> None:
    with pytest.raises(Unfit, match=why):
        stripped(content)


@pytest.mark.parametrize("place", [0, 8, 2**31, 2**32 - 1])
def test_refuses_a_picture_that_lies_elsewhere(place: int) -> None:
    moov = box(b"moov", a_track(b"vide", place, 32, entry=b"avc1"))
    film = box(b"ftyp", b"isom", bytes(4)) + box(b"mdat", bytes(64)) + moov
    with pytest.raises(Unfit, match="outside"):
        stripped(film)


@given(st.binary(max_size=400))
def test_answers_to_anything(content: bytes) -> None:
    _refused_or_as_long(content)


@given(st.integers(0, len(FILM)), st.integers(0, 60), st.binary(max_size=60))
def test_answers_to_a_film_that_is_damaged(start: int, cut: int, put: bytes) -> None:
    _refused_or_as_long(FILM[:start] + put + FILM[start + cut :])


@given(st.data())
def test_answers_to_wrong_numbers(data: st.DataObject) -> None:
    """Each size, count and place in turn is another one."""
    film = bytearray(FILM)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(film) - 4))
        number = data.draw(st.sampled_from([0, 1, 2, 7, 8, 9, 255, 2**16, 2**31, 2**32 - 1]))
        film[at : at + 4] = struct.pack(">I", number)
    _refused_or_as_long(bytes(film))


def _refused_or_as_long(content: bytes) -> None:
    try:
        clean = stripped(content)
    except Unfit:
        return
    assert len(clean) == len(content)
    assert stripped(clean) == clean
