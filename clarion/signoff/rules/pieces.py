"""What is signed, piece by piece: the words as each audience will read them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One rendition in a request: who will read it, and exactly what."""

    where: str
    text: str
    subject: str = ""
    language: str = ""
    pictures: tuple[tuple[int, str], ...] = ()  # the number of each, and its alt text
    deed: str = ""  # in words, when it is more than saying something: "in the place of ..."

    @property
    def whole(self) -> str:
        """Subject and words as one text."""
        return "\n\n".join(part for part in (self.subject, self.text) if part)
