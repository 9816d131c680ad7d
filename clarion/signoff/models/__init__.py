"""Standing words, requests for a signature, signatures, and the warrants they grant."""

from clarion.signoff.models.chain import Chain, chains_in_force, kept, steps_of
from clarion.signoff.models.gate import Gate
from clarion.signoff.models.guest import Guest
from clarion.signoff.models.link import GuestCode, Link, WrongCode, codes_seen, codes_used
from clarion.signoff.models.request import CAUTION_MAX, Request, Signature
from clarion.signoff.models.review import Review
from clarion.signoff.models.standing import StandingWord, policies_in_force
from clarion.signoff.models.trust import Doubt, Trust
from clarion.signoff.models.warrant import Warrant

__all__ = [
    "CAUTION_MAX",
    "Chain",
    "Doubt",
    "Gate",
    "Guest",
    "GuestCode",
    "Link",
    "Request",
    "Review",
    "Signature",
    "StandingWord",
    "Trust",
    "Warrant",
    "WrongCode",
    "chains_in_force",
    "codes_seen",
    "codes_used",
    "kept",
    "policies_in_force",
    "steps_of",
]
