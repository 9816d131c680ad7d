"""Our words as they are shown: in paragraphs, with what somebody has seen of them marked."""

import re

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")

Piece = tuple[str, bool]


def paragraphs(whole: str, begin: int, end: int) -> list[list[Piece]]:
    """Return each paragraph in pieces, and of each piece whether it was seen."""
    found: list[list[Piece]] = []
    start = 0
    for stop, after in [
        *(match.span() for match in _PARAGRAPHS.finditer(whole)),
        (len(whole),) * 2,
    ]:
        first, last = max(start, min(begin, stop)), min(stop, max(end, start))
        cuts = ((start, first, False), (first, last, True), (max(first, last), stop, False))
        found.append([(whole[at:to], seen) for at, to, seen in cuts if at < to])
        start = after
    return [one for one in found if one]
