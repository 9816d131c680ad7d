"""Whether a rumour grows, and from how many voices on it is shown."""

from enum import StrEnum
from typing import Final

# A single text that contradicts what we say may have been understood wrongly; of a noted rumour
# somebody has said what it is, and one voice is enough.
AGAINST_MIN: Final = 2
# More nobody answers at a time; what else is said is said by fewer.
SHOWN_MAX: Final = 8


class Trend(StrEnum):
    """How many say it now, beside how many said it in as many hours before."""

    GROWING = "growing"
    STEADY = "steady"
    FADING = "fading"


def trend(*, lately: int, before: int) -> Trend:
    """Return it; what halves at least is fading, and so is what nobody says any more."""
    if lately > before:
        return Trend.GROWING
    return Trend.FADING if 2 * lately <= before else Trend.STEADY


def is_shown(*, voices: int, denied: int, is_noted: bool) -> bool:
    """Say whether it stands on the screen; what is only denied is being said somewhere, too."""
    return voices + denied > 0 if is_noted else voices >= AGAINST_MIN
