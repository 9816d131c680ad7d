"""Whether what somebody says is known already: rumours, facts and past answers, or nothing."""

from clarion.reading.known.claims import Claim, Found, Match, Stance
from clarion.reading.known.known import Known

__all__ = ["Claim", "Found", "Known", "Match", "Stance"]
