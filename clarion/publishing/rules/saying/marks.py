"""What stands in front of words so that nobody mistakes them: an exercise, a correction."""

import re

EXERCISE = "EXERCISE"
CORRECTION = "CORRECTION"
_IN_FRONT = re.compile(rf"(?:\W*\b(?:{EXERCISE}|{CORRECTION})\b)+")


def marked(text: str, marks: tuple[str, ...]) -> str:
    """Put the marks in front that do not stand there yet."""
    front = _IN_FRONT.match(text)
    missing = [mark for mark in marks if not front or mark not in front.group(0)]
    return f"{'. '.join(missing)}. {text}" if missing and text else text
