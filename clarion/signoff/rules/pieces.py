"""What is signed, piece by piece: the words as each audience will read them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One rendition in a request: who will read it, and exactly what."""

    where: str
    text: str
    subject: str = ""
    language: str = ""
    # The number of each, its alt text, and what stands below it where there is room.
    pictures: tuple[tuple[int, str, str], ...] = ()
    # The number of each film, its alt text, and language and number of its subtitles.
    films: tuple[tuple[int, str, tuple[tuple[str, int], ...]], ...] = ()
    deed: str = ""  # in words, when it is more than saying something: "in the place of ..."

    @property
    def whole(self) -> str:
        """Subject and words as one text."""
        return "\n\n".join(part for part in (self.subject, self.text) if part)
