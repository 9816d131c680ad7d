"""Makes words of strangers such that they can be stored, shown and written into a header."""

import re

_BREAKS = re.compile(r"\r\n|\r|\x85|\u2028|\u2029")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")
# They turn the reading direction around, so that a name or a file shows as another.
_TURNING = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SPACES = re.compile(r"\s+")


def plain_text(text: str) -> str:
    """Keep lines and tabs; nothing that a database refuses or a screen obeys."""
    text = _CONTROLS.sub("", _BREAKS.sub("\n", text))
    return _LONE_SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text)


def plain_line(text: str, chars_max: int) -> str:
    """Make one line of it, at most `chars_max` characters, that shows as what it is."""
    return _SPACES.sub(" ", _TURNING.sub("", plain_text(text))).strip()[:chars_max].strip()
