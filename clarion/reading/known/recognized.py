"""That a text speaks of something we know: of what, how sure that is, and by which words."""

from dataclasses import dataclass
from enum import StrEnum

from clarion.reading.known.claims import Stance


class Side(StrEnum):
    """How a text stands to something that is being said, which may not be so."""

    SAYS = "says"
    ASKS = "asks"
    DENIES = "denies"
    AGAINST = "against"
    """It says the opposite of what we tell everybody, and nobody has noted it as a rumour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognized:
    """`about` leads to what we know, `way` is how we know it, `said` what a list may show of it.

    `percent` is how sure it is that both are about one thing. `words` are those that led to it,
    `differs` those that decided the `stance`. `side` is None where it is about no rumour.
    """

    about: str
    way: str
    said: str
    percent: int
    words: tuple[str, ...]
    differs: tuple[str, ...]
    stance: Stance | None
    side: Side | None
