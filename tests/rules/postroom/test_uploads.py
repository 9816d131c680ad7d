"""What may be enclosed, and what a picture no longer says when we have kept it."""

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFile

from clarion.postroom.rules.uploads import (
    PHOTOGRAPH_PIXELS_MAX,
    PIXELS_MAX,
    SIDE_MAX,
    UPLOAD_BYTES_MAX,
    UPLOADS_MAX,
    Kept,
    NotReadable,
    TooManyEnclosures,
    Upload,
    accept,
    accept_all,
)

_GPS, _TURNED = 0x8825, 0x0112


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    painted = BytesIO()
    Image.new("RGB", size, "teal").save(painted, kind, **more)
    return painted.getvalue()


def kept(content: bytes, name: str = "lamp.jpg") -> Kept:
    found = accept(Upload(name=name, content=content))
    assert found is not None
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_takes_pictures(kind: str) -> None:
    found = kept(a_picture(kind))
    assert found.mime in {"image/jpeg", "image/png"}
    assert Image.open(BytesIO(found.content)).size == (40, 20)


def test_takes_pdf_as_it_is() -> None:
    content = b"%PDF-1.7\n..."
    assert kept(content, "plan.doc") == Kept(
        name="plan.pdf", mime="application/pdf", content=content
    )


def test_forgets_where_and_when_a_picture_was_taken() -> None:
    exif = Image.Exif()
    exif[0x0132] = "2026:04:14 09:00:00"
    exif.get_ifd(_GPS)[1] = "N"
    content = a_picture(exif=exif, comment=b"taken at home", icc_profile=b"profile")
    assert b"2026:04:14" in content
    found = Image.open(BytesIO(kept(content).content))
    assert not found.getexif()
    assert not {"exif", "comment", "icc_profile"} & set(found.info)


def test_turns_a_picture_upright_before_it_forgets_how_it_was_held() -> None:
    exif = Image.Exif()
    exif[_TURNED] = 6
    found = Image.open(BytesIO(kept(a_picture(exif=exif)).content))
    assert found.size == (20, 40)


def test_keeps_what_is_see_through() -> None:
    painted = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(painted, "PNG")
    found = kept(painted.getvalue(), "logo.png")
    assert (found.mime, found.name) == ("image/png", "logo.png")


def test_makes_what_is_very_large_smaller() -> None:
    found = kept(a_picture("PNG", (SIDE_MAX + 1000, 10)))
    assert Image.open(BytesIO(found.content)).width == SIDE_MAX


def test_goes_by_what_it_is_and_not_by_its_name() -> None:
    assert accept(Upload(name="lamp.jpg", content=b"MZ\x90 a program")) is None
    assert accept(Upload(name="lamp.svg", content=b"<svg onload='x'/>")) is None
    assert kept(a_picture("PNG"), "lamp.exe").name == "lamp.jpg"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\photos\\lamp.png", "lamp.jpg"),
        ("la\x00mp\n.png", "lamp.jpg"),
        ("", "enclosure.jpg"),
        ("x" * 300, "x" * 100 + ".jpg"),
    ],
)
def test_gives_it_a_name_that_leads_nowhere(given: str, name: str) -> None:
    assert kept(a_picture(), given).name == name


@pytest.fixture
def unfolded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Write down the size of each picture at the moment that it is unfolded."""
    sizes: list[tuple[int, int]] = []
    load = ImageFile.ImageFile.load

    def seen(picture: ImageFile.ImageFile) -> object:
        sizes.append(picture.size)
        return load(picture)

    monkeypatch.setattr(ImageFile.ImageFile, "load", seen)
    return sizes


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_refuses_what_unfolds_into_a_wall(unfolded: list[tuple[int, int]], kind: str) -> None:
    wall = a_picture(kind, (4000, PIXELS_MAX // 4000 + 1))
    unfolded.clear()
    assert accept(Upload(name="wall.png", content=wall)) is None
    assert not unfolded


def test_reads_a_large_photograph_at_half_its_size(unfolded: list[tuple[int, int]]) -> None:
    found = kept(a_picture("JPEG", (8000, 6000)))
    assert set(unfolded) == {(4000, 3000)}
    assert Image.open(BytesIO(found.content)).size == (4000, 3000)


def test_refuses_a_photograph_larger_than_any_telephone_takes(
    unfolded: list[tuple[int, int]],
) -> None:
    wall = a_picture("JPEG", (8000, PHOTOGRAPH_PIXELS_MAX // 8000 + 1))
    unfolded.clear()
    assert accept(Upload(name="wall.jpg", content=wall)) is None
    assert not unfolded


@pytest.mark.parametrize("side", [9_500, 14_000])  # Pillow warns of the one, raises the other
def test_refuses_a_bomb_that_the_decoder_itself_complains_of(side: int) -> None:
    size = struct.pack(">II", side, side)
    content = bytearray(a_picture("PNG"))
    content[16:24] = size  # right behind the signature, the length and "IHDR"
    content[29:33] = struct.pack(">I", zlib.crc32(content[12:29]))
    assert accept(Upload(name="bomb.png", content=bytes(content))) is None


def test_makes_a_turned_photograph_smaller_and_upright() -> None:
    exif = Image.Exif()
    exif[_TURNED] = 6
    found = Image.open(BytesIO(kept(a_picture("JPEG", (SIDE_MAX + 1000, 10), exif=exif)).content))
    assert found.height == SIDE_MAX


def test_takes_all_or_says_which_it_cannot_take() -> None:
    lamp = Upload(name="lamp.jpg", content=a_picture())
    assert len(accept_all([lamp] * UPLOADS_MAX)) == UPLOADS_MAX
    with pytest.raises(NotReadable, match=r"“lamp\.exe” cannot be taken"):
        accept_all([lamp, Upload(name="lamp.exe", content=b"MZ")])
    with pytest.raises(TooManyEnclosures):
        accept_all([lamp] * (UPLOADS_MAX + 1))


def test_refuses_what_is_too_large_or_empty() -> None:
    assert accept(Upload(name="a.pdf", content=b"%PDF-" + b"x" * UPLOAD_BYTES_MAX)) is None
    assert accept(Upload(name="a.pdf", content=b"")) is None


@given(st.binary(max_size=200), st.integers(0, 150))
def test_survives_damaged_pictures(noise: bytes, where: int) -> None:
    whole = a_picture()
    damaged = whole[:where] + noise + whole[where + len(noise) :]
    found = accept(Upload(name="lamp.jpg", content=damaged))
    assert found is None or found.mime == "image/jpeg"
