"""Subtitles of a film, as WebVTT: what is said in it, for those who cannot hear it.

Source: W3C, WebVTT (Candidate Recommendation, 4 April 2019), section 4.
"""

import re

from clarion.kit.refusals import Refusal

SUBTITLES_BYTES_MAX = 500_000  # an hour of speech has a tenth of it
_TIME = r"(?:(\d{2,4}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(rf"{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?", re.ASCII)


class NoSubtitles(Refusal):
    """These are no subtitles that we can read: {why} Save them as WebVTT (.vtt), and try again."""


def read(content: bytes) -> str:
    """Return subtitles as they are kept, with plain line ends; raises `NoSubtitles`."""
    if len(content) > SUBTITLES_BYTES_MAX:
        raise NoSubtitles(why="they are larger than 500 kB.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NoSubtitles(why="they are not in UTF-8.") from None
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd").strip() + "\n"
    first, _end, rest = text.partition("\n")
    if first[:6] != "WEBVTT" or first[6:7] not in ("", " ", "\t"):
        raise NoSubtitles(why="the first line is not WEBVTT.")
    cues = 0
    for line in rest.split("\n"):
        if "-->" not in line:
            continue
        cues += 1
        found = _CUE.fullmatch(line.strip())
        if found is None or _seconds(found.groups()[4:]) <= _seconds(found.groups()[:4]):
            raise NoSubtitles(why=f"“{line.strip()[:60]}” is no time that they can be shown.")
    if not cues:
        raise NoSubtitles(why="nothing is said in them.")
    return text


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = (int(one or 0) for one in parts)
    return hours * 3600 + minutes * 60 + seconds + rest / 1000
