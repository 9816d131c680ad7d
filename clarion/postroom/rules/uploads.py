"""What may be enclosed in a letter: pictures, without where and when they were taken, and PDF."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps

from clarion.kit.refusals import Refusal

# A letter with more, or with larger ones, is not read by anybody in one sitting.
UPLOADS_MAX = 5
UPLOAD_BYTES_MAX = 8_000_000
# A few kilobytes can unfold into a picture that fills the memory: no more than this is unfolded.
PIXELS_MAX = 24_000_000
# A telephone's photograph has 12 to 50 million; above `PIXELS_MAX` it is read at half its size.
PHOTOGRAPH_PIXELS_MAX = 52_000_000
SIDE_MAX = 4096
_QUALITY = 88
_NAME_MAX = 100
_PICTURES = ("JPEG", "PNG", "WEBP", "GIF")
_MARK_OF_PDF = b"%PDF-"
# In these each point is a colour and can be mixed with the next; in others it is a number only.
_PAINTED = ("L", "LA", "RGB", "RGBA", "CMYK")
# What a file that is damaged, or only called a picture, makes the decoders say.
_NO_PICTURE = (
    OSError,
    EOFError,
    ValueError,
    SyntaxError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,  # an error only where warnings are
)


class NotReadable(Refusal):
    """“{name}” cannot be taken. We take pictures (JPEG, PNG, WebP, GIF) and PDF of up to 8 MB."""


class TooManyEnclosures(Refusal):
    """Five files at most go with one letter. Send the others with another one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file as somebody sent it, under the name that they gave it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file as we keep it: its type is what it is, not what its name says."""

    name: str
    mime: str
    content: bytes


def accept_all(uploads: Sequence[Upload]) -> list[Kept]:
    """Return what we keep; raises `NotReadable`, `TooManyEnclosures`.

    Painting pictures anew takes seconds: whoever stores them does this before the transaction.
    """
    if len(uploads) > UPLOADS_MAX:
        raise TooManyEnclosures
    kept = []
    for upload in uploads:
        one = accept(upload)
        if one is None:
            raise NotReadable(name=upload.name)
        kept.append(one)
    return kept


def accept(upload: Upload) -> Kept | None:
    """Return what we keep of a file; None for what is neither a picture nor PDF, or too large."""
    if not 0 < len(upload.content) <= UPLOAD_BYTES_MAX:
        return None
    if upload.content.startswith(_MARK_OF_PDF):
        name = _name(upload.name, "pdf")
        return Kept(name=name, mime="application/pdf", content=upload.content)
    return _picture(upload)


def _picture(upload: Upload) -> Kept | None:
    try:
        with Image.open(BytesIO(upload.content), formats=_PICTURES) as picture:
            if not _may_be_unfolded(picture):
                return None
            return _painted_anew(picture, upload.name)
    except _NO_PICTURE:
        return None


def _may_be_unfolded(picture: Image.Image) -> bool:
    """Judge by the header alone. Only a photograph can be read at half of its size or less."""
    pixels = picture.width * picture.height
    if PIXELS_MAX < pixels <= PHOTOGRAPH_PIXELS_MAX:
        picture.draft(None, (SIDE_MAX // 2, SIDE_MAX // 2))
        pixels = picture.width * picture.height
    return pixels <= PIXELS_MAX


def _painted_anew(picture: Image.Image, name: str) -> Kept:
    """Copy the colours alone, so that nothing else comes along."""
    see_through = picture.has_transparency_data
    if picture.mode in _PAINTED and "transparency" not in picture.info:
        picture.thumbnail((SIDE_MAX, SIDE_MAX))  # before anything is copied at its full size
    ImageOps.exif_transpose(picture, in_place=True)
    plain = picture.convert("RGBA" if see_through else "RGB")
    plain.thumbnail((SIDE_MAX, SIDE_MAX))
    clean = Image.new(plain.mode, plain.size)
    clean.paste(plain)
    painted = BytesIO()
    if see_through:
        clean.save(painted, "PNG", optimize=True)
        return Kept(name=_name(name, "png"), mime="image/png", content=painted.getvalue())
    clean.save(painted, "JPEG", quality=_QUALITY)
    return Kept(name=_name(name, "jpg"), mime="image/jpeg", content=painted.getvalue())


def _name(given: str, ending: str) -> str:
    stem = PurePath(given.replace("\\", "/")).stem
    printable = "".join(sign for sign in stem if sign.isprintable()).strip()
    return f"{printable[:_NAME_MAX] or 'enclosure'}.{ending}"
