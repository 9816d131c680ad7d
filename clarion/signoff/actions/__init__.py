"""Giving, asking for, and refusing agreement."""

from clarion.channels.contract import Edge
from clarion.signoff.actions.ask import ask
from clarion.signoff.actions.begin_first_standing_word import begin_first_standing_word
from clarion.signoff.actions.begin_standing_word import begin_standing_word
from clarion.signoff.actions.end_standing_word import end_standing_word
from clarion.signoff.actions.give_back import NoReason, give_back
from clarion.signoff.actions.sign import OwnWork, sign
from clarion.signoff.actions.stand import stand
from clarion.signoff.actions.withdraw import withdraw

__all__ = [
    "Edge",
    "NoReason",
    "OwnWork",
    "ask",
    "begin_first_standing_word",
    "begin_standing_word",
    "end_standing_word",
    "give_back",
    "sign",
    "stand",
    "withdraw",
]
