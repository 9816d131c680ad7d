"""A picture is made small enough for every network, once, when it comes in."""

from io import BytesIO

from PIL import Image

# Bluesky takes 1,000,000 bytes for an image (lexicon app.bsky.embed.images), the others more.
BYTES_MAX = 950_000
_SIDES = (2048, 1600, 1280, 1024, 800, 640)
_QUALITY = 85
PICTURES_MAX = 4  # what every network takes that takes any
ALT_MAX = 1_000
CAPTION_MAX = 500
CREDIT_MAX = 200
# Each may have 8 MB and takes a second to be painted anew; a browser waits for half a minute.
LIBRARY_UPLOADS_MAX = 10
_THUMBNAIL_SIDE = 320


def fit(content: bytes) -> tuple[bytes, str]:
    """Return bytes and type of a picture that is small enough; the smallest side tried is 640."""
    with Image.open(BytesIO(content)) as picture:
        mime = Image.MIME.get(picture.format or "", "image/jpeg")
        if len(content) <= BYTES_MAX and max(picture.size) <= _SIDES[0]:
            return content, mime
        plain = picture.convert("RGB")
    painted = content
    for side in _SIDES:
        smaller = plain.copy()
        smaller.thumbnail((side, side))
        kept = BytesIO()
        smaller.save(kept, "JPEG", quality=_QUALITY)
        painted = kept.getvalue()
        if len(painted) <= BYTES_MAX:
            break
    return painted, "image/jpeg"


def small(content: bytes) -> bytes:
    """Return a small JPEG for lists."""
    with Image.open(BytesIO(content)) as picture:
        picture.thumbnail((_THUMBNAIL_SIDE, _THUMBNAIL_SIDE))
        plain = Image.new("RGB", picture.size, "white")
        shown = picture.convert("RGBA")
        plain.paste(shown, mask=shown)
    kept = BytesIO()
    plain.save(kept, "JPEG", quality=_QUALITY)
    return kept.getvalue()
