"""Whether what somebody says is known already: rumours, facts and past answers, or nothing."""

from clarion.reading.known.claims import Claim, Found, Match, Stance
from clarion.reading.known.known import Known
from clarion.reading.known.recognized import Recognized, Side

__all__ = ["Claim", "Found", "Known", "Match", "Recognized", "Side", "Stance"]
