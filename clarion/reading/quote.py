"""Words of a text and where they stand, so that every finding can be checked against it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the text and where they stand: always ``text[start:end] == words``."""

    words: str
    start: int
    end: int

    def overlaps(self, other: "Quote") -> bool:
        """Say whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


def quote_of(text: str, *, start: int, end: int) -> Quote:
    """Return what stands from ``start`` up to ``end``."""
    return Quote(words=text[start:end], start=start, end=end)
