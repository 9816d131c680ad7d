"""Writes a text in LinkedIn's "little" format, and reads it back as it was typed.

Source: LinkedIn, Community Management, "little Text Format". What is not written so is cut short
at the first reserved sign, without a word. Comments are plain text and nothing of this.
"""

import re
from datetime import UTC, datetime

RESERVED = re.compile(r"[\\|{}@\[\]()<>#*_~]")
# A single word, with a letter in it, that stands by itself.
_HASHTAG = re.compile(r"(?<![^\s(\[\"'„“«])#(?=[^\W_]*[^\W\d_])[^\W_]+(?![\w#])")
_TEMPLATE = re.compile(r"\{hashtag\|\\?[#＃]\|((?:\\.|[^\\}])*)\}", re.DOTALL)
_MENTION = re.compile(r"@\[((?:\\.|[^\\\]])*)\]\(urn:[^)]*\)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def little(text: str) -> str:
    """Escape every reserved sign; a hashtag stays one, and nothing else becomes anything."""
    written, at = [], 0
    for tag in _HASHTAG.finditer(text):
        written += [_escaped(text[at : tag.start()]), tag[0]]
        at = tag.end()
    return "".join([*written, _escaped(text[at:])])


def typed(commentary: str) -> str:
    """Return what people read where LinkedIn gives its own format."""
    plain = _MENTION.sub(r"\1", _TEMPLATE.sub(r"#\1", commentary))
    return _ESCAPED.sub(r"\1", plain)


def alike(ours: str, shown: str) -> bool:
    """Whether the words are the same; what lies between them LinkedIn trims and mends."""
    return ours.split() == shown.split()


def moment(milliseconds: object) -> datetime | None:
    """Read LinkedIn's time, in milliseconds since 1970; None for what is none."""
    if not isinstance(milliseconds, int) or isinstance(milliseconds, bool):
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC) if milliseconds >= 0 else None
    except (ValueError, OverflowError, OSError):
        return None


def _escaped(text: str) -> str:
    return RESERVED.sub(r"\\\g<0>", text)
