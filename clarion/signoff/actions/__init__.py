"""Giving, asking for, and refusing agreement."""

from clarion.channels.contract import Edge
from clarion.signoff.actions.agree_to_chain import agree_to_chain
from clarion.signoff.actions.agree_to_guest import ProposedByYou, agree_to_guest
from clarion.signoff.actions.agree_to_standing_word import agree_to_standing_word
from clarion.signoff.actions.answer_by_link import (
    CodeWrong,
    ReadOutWrong,
    SentWrong,
    answer_by_link,
)
from clarion.signoff.actions.ask import Leaves, ask
from clarion.signoff.actions.begin_chain import CannotSign, NobodyAlways, NoSteps, begin_chain
from clarion.signoff.actions.begin_emergency_route import HoursWrong, begin_emergency_route
from clarion.signoff.actions.begin_first_standing_word import begin_first_standing_word
from clarion.signoff.actions.begin_standing_word import begin_standing_word
from clarion.signoff.actions.call_overdue import call_overdue
from clarion.signoff.actions.end_chain import end_chain
from clarion.signoff.actions.end_guest import end_guest
from clarion.signoff.actions.end_standing_word import end_standing_word
from clarion.signoff.actions.escalate import escalate
from clarion.signoff.actions.give_back import give_back
from clarion.signoff.actions.invite_guest import (
    KeepsMailbox,
    OneCodeGiven,
    OwnGuest,
    SignerGivesCode,
    invite_guest,
)
from clarion.signoff.actions.keep_chain import keep_chain
from clarion.signoff.actions.linking import GiverKeepsMailbox, LinkShut
from clarion.signoff.actions.name_guest import (
    NamedAlready,
    NoSuchStep,
    WorksHere,
    name_guest,
)
from clarion.signoff.actions.offer_link import CannotSignThis, NoApp, offer_link
from clarion.signoff.actions.order import order
from clarion.signoff.actions.propose_standing_word import (
    LimitsWrong,
    NoWords,
    StrangeBlank,
    propose_standing_word,
)
from clarion.signoff.actions.review import NoFinding, WasInvolved, review
from clarion.signoff.actions.send_code import NotSoSoon, send_code
from clarion.signoff.actions.sign import sign
from clarion.signoff.actions.signing import CodeGiven, NotYourStep, OwnWork, SignedAlready
from clarion.signoff.actions.stand import stand
from clarion.signoff.actions.stand_agreed import (
    NotAgreed,
    NotInForce,
    NotYours,
    OftenEnough,
    stand_agreed,
)
from clarion.signoff.actions.take_turn import JUST_NOW, take_turn
from clarion.signoff.actions.tell_of_emergency import tell_of_emergency
from clarion.signoff.actions.tell_of_proposal import tell_of_proposal
from clarion.signoff.actions.tell_of_review import tell_of_review
from clarion.signoff.actions.tell_of_step import tell_of_step
from clarion.signoff.actions.trusting.agree_to_trust import agree_to_trust
from clarion.signoff.actions.trusting.doubt import doubt
from clarion.signoff.actions.trusting.drop_trust import drop_trust
from clarion.signoff.actions.trusting.earning import NotEarned
from clarion.signoff.actions.trusting.propose_trust import (
    OwnTrust,
    TrustUnchanged,
    TrustUnsaid,
    propose_trust,
)
from clarion.signoff.actions.turning_down import NoReason
from clarion.signoff.actions.void import void
from clarion.signoff.actions.withdraw import withdraw
from clarion.signoff.rules.agreed import LINK, Beforehand, Frame, blanks_of, fill, fits
from clarion.signoff.rules.links import Way
from clarion.signoff.rules.pieces import Piece
from clarion.signoff.rules.quorum import Need, Step
from clarion.signoff.rules.trust import Degree

__all__ = [
    "JUST_NOW",
    "LINK",
    "Beforehand",
    "CannotSign",
    "CannotSignThis",
    "CodeGiven",
    "CodeWrong",
    "Degree",
    "Edge",
    "Frame",
    "GiverKeepsMailbox",
    "HoursWrong",
    "KeepsMailbox",
    "Leaves",
    "LimitsWrong",
    "LinkShut",
    "NamedAlready",
    "Need",
    "NoApp",
    "NoFinding",
    "NoReason",
    "NoSteps",
    "NoSuchStep",
    "NoWords",
    "NobodyAlways",
    "NotAgreed",
    "NotEarned",
    "NotInForce",
    "NotSoSoon",
    "NotYourStep",
    "NotYours",
    "OftenEnough",
    "OneCodeGiven",
    "OwnGuest",
    "OwnTrust",
    "OwnWork",
    "Piece",
    "ProposedByYou",
    "ReadOutWrong",
    "SentWrong",
    "SignedAlready",
    "SignerGivesCode",
    "Step",
    "StrangeBlank",
    "TrustUnchanged",
    "TrustUnsaid",
    "WasInvolved",
    "Way",
    "WorksHere",
    "agree_to_chain",
    "agree_to_guest",
    "agree_to_standing_word",
    "agree_to_trust",
    "answer_by_link",
    "ask",
    "begin_chain",
    "begin_emergency_route",
    "begin_first_standing_word",
    "begin_standing_word",
    "blanks_of",
    "call_overdue",
    "doubt",
    "drop_trust",
    "end_chain",
    "end_guest",
    "end_standing_word",
    "escalate",
    "fill",
    "fits",
    "give_back",
    "invite_guest",
    "keep_chain",
    "name_guest",
    "offer_link",
    "order",
    "propose_standing_word",
    "propose_trust",
    "review",
    "send_code",
    "sign",
    "stand",
    "stand_agreed",
    "take_turn",
    "tell_of_emergency",
    "tell_of_proposal",
    "tell_of_review",
    "tell_of_step",
    "void",
    "withdraw",
]
