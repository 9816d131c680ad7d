"""What somebody feels or needs, with the words that say so, and how warm or cold a text is."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from clarion.reading.quote import Quote


class FeelingKind(StrEnum):
    """Nine feelings, and four needs that stand behind them."""

    FEAR = "fear"
    ANGER = "anger"
    GRIEF = "grief"
    FRUSTRATION = "frustration"
    WORRY = "worry"
    CONFUSION = "confusion"
    RELIEF = "relief"
    GRATITUDE = "gratitude"
    HOPE = "hope"
    HEARD = "heard"
    """Needs to be heard: nobody answers, nobody takes it seriously."""
    INFORMED = "informed"
    """Needs to be told: what is going on, until when."""
    SAFE = "safe"
    HELPED = "helped"

    @property
    def is_need(self) -> bool:
        """Whether it is something that a public body can give, and not a feeling."""
        return self in _NEEDS


_NEEDS: Final = frozenset(
    {FeelingKind.HEARD, FeelingKind.INFORMED, FeelingKind.SAFE, FeelingKind.HELPED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """Words that show a feeling or a need. ``strength`` from 0 to 1.

    ``made_by`` are the words that raised or lowered it: "very", "a bit".
    """

    kind: FeelingKind
    quote: Quote
    strength: float
    made_by: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one feeling adds to the temperature: above 0 warms it, below cools it."""

    kind: FeelingKind
    adds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Temperature:
    """How a text sounds, from -1 (bitter) to 1 (grateful), and what it is made of.

    0 is calm or nothing of what the lists know. ``shares`` are in order of their weight;
    the value is the hyperbolic tangent of their sum.
    """

    value: float = 0.0
    shares: tuple[Share, ...] = ()


NEITHER_WARM_NOR_COLD: Final = Temperature()
