"""What may be enclosed, and what a picture no longer says when we have kept it."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from clarion.postroom.rules.uploads import (
    PIXELS_MAX,
    SIDE_MAX,
    UPLOAD_BYTES_MAX,
    Kept,
    Upload,
    accept,
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


def test_refuses_what_unfolds_into_a_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    side = int(PIXELS_MAX**0.5) + 1
    assert accept(Upload(name="wall.png", content=a_picture("PNG", (side, side)))) is None


def test_refuses_what_is_too_large_or_empty() -> None:
    assert accept(Upload(name="a.pdf", content=b"%PDF-" + b"x" * UPLOAD_BYTES_MAX)) is None
    assert accept(Upload(name="a.pdf", content=b"")) is None


@given(st.binary(max_size=200), st.integers(0, 150))
def test_survives_damaged_pictures(noise: bytes, where: int) -> None:
    whole = a_picture()
    damaged = whole[:where] + noise + whole[where + len(noise) :]
    found = accept(Upload(name="lamp.jpg", content=damaged))
    assert found is None or found.mime == "image/jpeg"
