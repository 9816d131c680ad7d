"""A part of something large, as browsers ask for it when they show a film (RFC 9110, section 14)."""

import re
from dataclasses import dataclass

# What one answer brings; a browser asks for the next part by itself.
PART_BYTES_MAX = 4 * 1024 * 1024
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """From where, and how much. `whole`: nobody asked for a part."""

    start: int
    length: int
    whole: bool = False


def asked_for(header: str, size: int) -> Asked | None:
    """Return which part of so many bytes is wanted; None where there is no such part.

    What we do not understand, or several parts at once, may be answered with the whole.
    """
    found = _RANGE.fullmatch(header.strip())
    if found is None or found.groups() == ("", ""):
        return Asked(start=0, length=size, whole=True)
    first, last = found.groups()
    if not first:
        start, end = max(size - int(last), 0), size - 1
        if not int(last):
            return None
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    if start >= size or end < start:
        return None
    return Asked(start=start, length=min(end - start + 1, PART_BYTES_MAX))


def said_range(*, start: int, length: int, size: int) -> str:
    """Return the header that says which part an answer brings."""
    return f"bytes {start}-{start + length - 1}/{size}"
