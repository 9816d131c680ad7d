"""A picture that comes in is small enough for every network, and not smaller than it must be."""

import random
from io import BytesIO

from PIL import Image

from clarion.publishing.rules.pictures.pictures import BYTES_MAX, fit


def noise(side: int) -> bytes:
    """Return a picture that hardly shrinks."""
    dice = random.Random(1)
    picture = Image.frombytes("RGB", (side, side), dice.randbytes(side * side * 3))
    kept = BytesIO()
    picture.save(kept, "PNG")
    return kept.getvalue()


def test_a_small_one_is_left_as_it_is() -> None:
    small = noise(64)
    assert fit(small) == (small, "image/png")


def test_a_large_one_is_made_to_fit() -> None:
    content, mime = fit(noise(1400))
    assert mime == "image/jpeg"
    assert len(content) <= BYTES_MAX
    with Image.open(BytesIO(content)) as picture:
        assert max(picture.size) >= 640
