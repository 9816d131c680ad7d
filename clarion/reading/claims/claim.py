"""A sentence that says, asks, denies or doubts that something is so, and on whose word."""

from dataclasses import dataclass
from enum import StrEnum

from clarion.reading.quote import Quote


class ClaimSource(StrEnum):
    """Whose word it is."""

    FIRST_HAND = "first hand"
    HEARSAY = "hearsay"
    MEDIA = "media"
    OFFICIAL = "official"
    UNKNOWN = "unknown"


class Modality(StrEnum):
    """What the writer does with the claim."""

    ASSERTS = "asserts"
    ASKS = "asks"
    DENIES = "denies"
    DOUBTS = "doubts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence that can be checked, at least in part.

    ``source_words`` and ``modality_words`` led to the source and the modality, if any did.
    ``numbers``, ``times`` and ``places`` are what somebody could check.
    """

    quote: Quote
    source: ClaimSource
    modality: Modality
    source_words: Quote | None = None
    modality_words: Quote | None = None
    numbers: tuple[Quote, ...] = ()
    times: tuple[Quote, ...] = ()
    places: tuple[Quote, ...] = ()

    @property
    def witness(self) -> bool:
        """Whether somebody says it of what they see or hear themselves; ``source_words`` say so."""
        return self.source is ClaimSource.FIRST_HAND and self.modality is Modality.ASSERTS
