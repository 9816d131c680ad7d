"""Standing words, requests for a signature, signatures, and the warrants they grant."""

from clarion.signoff.models.chain import Chain, kept, steps_of
from clarion.signoff.models.request import Request, Signature
from clarion.signoff.models.standing import StandingWord
from clarion.signoff.models.warrant import Warrant

__all__ = ["Chain", "Request", "Signature", "StandingWord", "Warrant", "kept", "steps_of"]
