"""Watches and their terms, sources, mentions, the register of official accounts, looks."""

from clarion.listening.models.audit import Audit, Audited
from clarion.listening.models.look import Look, Looking
from clarion.listening.models.mention import Match, Mention, PseudonymKey
from clarion.listening.models.official import Official
from clarion.listening.models.policy import Policy
from clarion.listening.models.recognition import Recognition
from clarion.listening.models.source import Missing, Parked, Source, Unsaid
from clarion.listening.models.tally import Slip, Tally, Voice
from clarion.listening.models.watch import Following, Term, Watch

__all__ = [
    "Audit",
    "Audited",
    "Following",
    "Look",
    "Looking",
    "Match",
    "Mention",
    "Missing",
    "Official",
    "Parked",
    "Policy",
    "PseudonymKey",
    "Recognition",
    "Slip",
    "Source",
    "Tally",
    "Term",
    "Unsaid",
    "Voice",
    "Watch",
]
