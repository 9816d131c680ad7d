"""Words in a picture are read on this machine; whatever somebody hands in, nothing breaks."""

import contextlib
import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont
from pytest_django import Settings

from clarion.kit import eyes

WORDS = "Mill Lane is closed until 18:00 on Friday."


def a_screenshot(
    words: str = WORDS, *, ink: str = "black", ground: str = "white", kind: str = "PNG"
) -> bytes:
    """Paint words as an app would show them."""
    font = ImageFont.load_default(size=32)
    room = ImageDraw.Draw(Image.new("L", (1, 1))).multiline_textbbox((30, 60), words, font=font)
    picture = Image.new("RGB", (int(max(room[2], 400)) + 30, int(room[3]) + 60), ground)
    ImageDraw.Draw(picture).text((30, 60), words, fill=ink, font=font, spacing=12)
    kept = BytesIO()
    picture.save(kept, kind)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("ink", "ground", "kind"),
    [("black", "white", "PNG"), ("white", "black", "PNG"), ("#ddd", "#15202b", "JPEG")],
)
def test_reads_dark_and_light_screens(ink: str, ground: str, kind: str) -> None:
    assert WORDS in eyes.read_words(a_screenshot(ink=ink, ground=ground, kind=kind))


def test_says_that_there_is_nothing_to_read() -> None:
    with pytest.raises(eyes.NothingRead):
        eyes.read_words(a_screenshot(words=""))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no picture at all",
        a_screenshot()[:200],
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG" + bytes(eyes.PICTURE_BYTES_MAX),
    ],
    ids=["empty", "text", "cut", "svg", "huge"],
)
def test_refuses_what_is_no_picture(content: bytes) -> None:
    with pytest.raises(eyes.NoPicture):
        eyes.read_words(content)


def test_refuses_more_pixels_than_it_reads() -> None:
    kept = BytesIO()
    Image.new("1", (eyes.PIXELS_MAX // 1_000 + 1, 1_000)).save(kept, "PNG")
    with pytest.raises(eyes.NoPicture):
        eyes.read_words(kept.getvalue())


@hypothesis_settings(max_examples=60, deadline=None)
@given(cut=st.integers(0, 2_000), noise=st.binary(max_size=40))
def test_no_broken_picture_breaks_it(cut: int, noise: bytes) -> None:
    """It is refused before a program sees it, or there is nothing wrong with it."""
    whole = a_screenshot(words="")
    with contextlib.suppress(eyes.NoPicture):
        eyes._paint(whole[:cut] + noise + whole[cut + len(noise) :])


def test_a_broken_profile_behind_the_picture_breaks_nothing() -> None:
    """An empty colour profile behind the picture's own data makes a decoder raise IndexError."""
    whole = a_screenshot()
    end = whole.index(b"IEND") - 4
    chunk = b"iCCP"
    broken = whole[:end] + struct.pack(">I", 0) + chunk + struct.pack(">I", zlib.crc32(chunk))
    with contextlib.suppress(eyes.NoPicture):
        eyes.read_words(broken + whole[end:])


def test_reads_one_picture_at_a_time() -> None:
    with eyes._turn, pytest.raises(eyes.BusyReading):
        eyes.read_words(a_screenshot())


def test_does_without_the_program(settings: Settings, tmp_path: Path) -> None:
    for name in ("", str(tmp_path / "nowhere")):
        settings.TESSERACT = name
        assert not eyes.can_read()


def test_a_program_that_hangs_or_fails_reads_nothing(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(eyes, "SECONDS_MAX", 0.3)
    for number, deed in enumerate(("sleep 9", "exit 3")):
        program = tmp_path / f"reader{number}"
        program.write_text(f'#!/bin/sh\n[ "$1" = --list-langs ] && exit 0\n{deed}\n')
        program.chmod(0o755)
        settings.TESSERACT = str(program)
        with pytest.raises(eyes.NothingRead):
            eyes.read_words(a_screenshot())
