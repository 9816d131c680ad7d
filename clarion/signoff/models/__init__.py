"""Standing words, requests for a signature, signatures, and the warrants they grant."""

from clarion.signoff.models.request import Request, Signature
from clarion.signoff.models.standing import StandingWord
from clarion.signoff.models.warrant import Warrant

__all__ = ["Request", "Signature", "StandingWord", "Warrant"]
