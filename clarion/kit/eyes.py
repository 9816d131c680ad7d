"""Reads the words in a picture, with Tesseract on this machine: nothing is kept, or sent anywhere.

A picture comes from anybody, so it is painted anew before the program sees it, one is read at a
time, and it has some seconds. What a program read is a guess: whoever shows it must say so.
"""

import shutil
import struct
import subprocess
import zlib
from functools import cache
from io import BytesIO
from threading import Lock

from django.conf import settings
from PIL import Image, ImageOps, ImageStat

from clarion.kit.refusals import Refusal

PICTURE_BYTES_MAX = 6 * 1024 * 1024  # a screenshot of a telephone has 1 to 4 MB
PIXELS_MAX = 8_000_000  # a telephone shows 4 million; each takes four bytes while it is painted
SECONDS_MAX = 8
TEXT_MAX = 10_000
LANGUAGES_MAX = 4  # each makes it slower, and a fifth reads no better
# Letters of a telephone's screenshot are 30 to 50 pixels high; below 20 it guesses (tessdoc,
# "Improving the quality of the output").
_WIDTH_MIN = 1_600
_SIDE_MAX = 4_000
_DARK = 110  # mean brightness below which letters are lighter than what is behind them
_NO_LANGUAGES = frozenset({"osd", "equ", "snum"})
# What a decoder of strangers' files trips over (PIL's plugins raise all of these).
_TRIPPED = (
    *(OSError, ValueError, LookupError, TypeError, ArithmeticError, SyntaxError, EOFError),
    *(MemoryError, struct.error, zlib.error, Image.DecompressionBombError),
)
_turn = Lock()


class NoPicture(Refusal):
    """That is no picture that can be read here: a PNG, JPEG or WebP of at most 6 MB."""


class BusyReading(Refusal):
    """Somebody else’s picture is being read. Try again in half a minute, or type the words."""


class NothingRead(Refusal):
    """No words could be read in it. Type them, or copy them."""


def can_read() -> bool:
    """Say whether the program is there."""
    return bool(settings.TESSERACT) and _program(settings.TESSERACT) is not None


def read_words(content: bytes) -> str:
    """Return the words in a picture, line by line.

    Raises `NoPicture`, `BusyReading`, `NothingRead`.
    """
    if len(content) > PICTURE_BYTES_MAX:
        raise NoPicture
    if not _turn.acquire(timeout=2):
        raise BusyReading
    try:
        words = _ask(_paint(content))
    finally:
        _turn.release()
    if not words.strip():
        raise NothingRead
    return words[:TEXT_MAX]


def _paint(content: bytes) -> bytes:
    """Paint it anew: dark letters on light ground, and large enough."""
    try:
        with Image.open(BytesIO(content), formats=("PNG", "JPEG", "WEBP")) as picture:
            if picture.width * picture.height > PIXELS_MAX:
                raise NoPicture
            grey = _grey(picture)
    except _TRIPPED as error:
        raise NoPicture from error
    if ImageStat.Stat(grey).mean[0] < _DARK:
        grey = ImageOps.invert(grey)
    times = min(max(_WIDTH_MIN / grey.width, 1), 3, _SIDE_MAX / max(grey.size))
    size = (max(int(grey.width * times), 1), max(int(grey.height * times), 1))
    kept = BytesIO()
    grey.resize(size, Image.Resampling.LANCZOS).save(kept, "PNG")
    return kept.getvalue()


def _grey(picture: Image.Image) -> Image.Image:
    """Return it without colours; what can be seen through is white."""
    if picture.mode in {"1", "L", "RGB", "CMYK", "YCbCr"} and "transparency" not in picture.info:
        return picture.convert("L")
    whole = picture.convert("RGBA")
    ground = Image.new("L", picture.size, 255)
    ground.paste(whole.convert("L"), mask=whole.getchannel("A"))
    return ground


def _ask(painted: bytes) -> str:
    program = _program(settings.TESSERACT)
    if program is None:
        raise NothingRead
    try:
        command = [program, "stdin", "stdout", "-l", "+".join(_languages(program))]
        outcome = _run(command, painted)
    except subprocess.TimeoutExpired as error:
        raise NothingRead from error
    return outcome.stdout.decode(errors="replace") if outcome.returncode == 0 else ""


def _run(command: list[str], given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(  # noqa: S603 - the administrator's own program, no shell
        command,
        input=given,
        capture_output=True,
        timeout=SECONDS_MAX,
        env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin:/bin"},
        check=False,
    )


@cache
def _program(name: str) -> str | None:
    return shutil.which(name)


@cache
def _languages(program: str) -> tuple[str, ...]:
    """Return the languages that are installed, English first."""
    said = _run([program, "--list-langs"]).stdout.decode(errors="replace").splitlines()[1:]
    there = sorted({one.strip() for one in said if one.strip()} - _NO_LANGUAGES)
    there.sort(key=lambda one: one != "eng")
    return tuple(there[:LANGUAGES_MAX]) or ("eng",)
