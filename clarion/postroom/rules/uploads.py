"""What may be enclosed in a letter: pictures, without where and when they were taken, and PDF."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath

from PIL import Image, ImageOps

# A letter with more, or with larger ones, is not read by anybody in one sitting.
UPLOADS_MAX = 5
UPLOAD_BYTES_MAX = 8_000_000
# A few kilobytes can unfold into a picture that fills the memory; a telephone's has 12 to 50.
PIXELS_MAX = 60_000_000
SIDE_MAX = 4096
_QUALITY = 88
_NAME_MAX = 100
_PICTURES = ("JPEG", "PNG", "WEBP", "GIF")
_MARK_OF_PDF = b"%PDF-"


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
            if picture.width * picture.height > PIXELS_MAX:
                return None
            upright = ImageOps.exif_transpose(picture)
            return _painted_anew(upright, upload.name)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None  # damaged, or only called a picture


def _painted_anew(picture: Image.Image, name: str) -> Kept:
    """Copy the colours alone, so that nothing else comes along."""
    see_through = picture.has_transparency_data
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
