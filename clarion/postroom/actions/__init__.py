"""What can be done at the door."""

from clarion.postroom.actions.add_to_letter import LetterIsFull, add_to_letter
from clarion.postroom.actions.agree_to_posting_rule import OwnProposal, agree_to_posting_rule
from clarion.postroom.actions.ask_model import MachineWords, ModelSilent, NoModel, ask_model
from clarion.postroom.actions.audit_stream import audit_stream
from clarion.postroom.actions.cancel_dispatch import HasLeft, MayHaveLeft, cancel_dispatch
from clarion.postroom.actions.carry_notice import carry_notice
from clarion.postroom.actions.choose_mailbox import NoMailbox, choose_mailbox
from clarion.postroom.actions.clear_uploads import Infected, NotScanned, clear_uploads
from clarion.postroom.actions.close_account import close_account
from clarion.postroom.actions.collect import collect
from clarion.postroom.actions.connect_account import connect_account
from clarion.postroom.actions.declare_taken import OursAlone, declare_taken
from clarion.postroom.actions.deliver import deliver
from clarion.postroom.actions.drop_held import drop_held
from clarion.postroom.actions.drop_posting_rule import drop_posting_rule
from clarion.postroom.actions.end_leases import end_leases
from clarion.postroom.actions.explain_hold import ReasonEmpty, explain_hold
from clarion.postroom.actions.lift_hold import lift_hold
from clarion.postroom.actions.look_again import look_again
from clarion.postroom.actions.look_at_figures import look_at_figures
from clarion.postroom.actions.mend_account import mend_account
from clarion.postroom.actions.note_end_of_secrets import note_end_of_secrets
from clarion.postroom.actions.open_letter import ShutForNow, WrongCode, open_letter
from clarion.postroom.actions.place_hold import (
    LookedAtTooEarly,
    NoSuchScope,
    Placed,
    Terms,
    place_hold,
)
from clarion.postroom.actions.propose_posting_rule import NothingChanges, propose_posting_rule
from clarion.postroom.actions.queue_dispatch import Label, NotConnected, Timing, queue_dispatch
from clarion.postroom.actions.receive import Letter, Verdict, receive
from clarion.postroom.actions.register_account import register_account
from clarion.postroom.actions.release_held import release_held
from clarion.postroom.actions.renew_account import renew_account
from clarion.postroom.actions.replay_arrival import replay_arrival
from clarion.postroom.actions.reseal_accounts import reseal_accounts
from clarion.postroom.actions.scan_attachments import scan_attachments
from clarion.postroom.actions.see_to_gap import see_to_gap
from clarion.postroom.actions.set_pace import NoSuchPace, set_pace
from clarion.postroom.actions.settle_unknown import (
    Finding,
    StillWorking,
    TriedTwice,
    settle_unknown,
)
from clarion.postroom.actions.sort_arrivals import sort_arrivals
from clarion.postroom.actions.stand_by import stand_by
from clarion.postroom.actions.take_heard import HeardWords, take_heard
from clarion.postroom.actions.take_letter import Filled, Receipt, Words, take_letter
from clarion.postroom.actions.tell_of_hold import tell_of_hold
from clarion.postroom.actions.tell_of_lateness import tell_of_lateness
from clarion.postroom.actions.tell_of_trouble import tell_of_trouble
from clarion.postroom.actions.type_in_letter import NoCounter, type_in_letter
from clarion.postroom.actions.unsay_heard import unsay_heard
from clarion.postroom.actions.watch_accounts import watch_accounts
from clarion.postroom.rules.sparing import CannotSpare
from clarion.postroom.rules.uploads import (
    UPLOAD_BYTES_MAX,
    UPLOADS_MAX,
    Kept,
    NotReadable,
    TooManyEnclosures,
    Upload,
    accept_all,
)

__all__ = [
    "UPLOADS_MAX",
    "UPLOAD_BYTES_MAX",
    "CannotSpare",
    "Filled",
    "Finding",
    "HasLeft",
    "HeardWords",
    "Infected",
    "Kept",
    "Label",
    "Letter",
    "LetterIsFull",
    "LookedAtTooEarly",
    "MachineWords",
    "MayHaveLeft",
    "ModelSilent",
    "NoCounter",
    "NoMailbox",
    "NoModel",
    "NoSuchPace",
    "NoSuchScope",
    "NotConnected",
    "NotReadable",
    "NotScanned",
    "NothingChanges",
    "OursAlone",
    "OwnProposal",
    "Placed",
    "ReasonEmpty",
    "Receipt",
    "ShutForNow",
    "StillWorking",
    "Terms",
    "Timing",
    "TooManyEnclosures",
    "TriedTwice",
    "Upload",
    "Verdict",
    "Words",
    "WrongCode",
    "accept_all",
    "add_to_letter",
    "agree_to_posting_rule",
    "ask_model",
    "audit_stream",
    "cancel_dispatch",
    "carry_notice",
    "choose_mailbox",
    "clear_uploads",
    "close_account",
    "collect",
    "connect_account",
    "declare_taken",
    "deliver",
    "drop_held",
    "drop_posting_rule",
    "end_leases",
    "explain_hold",
    "lift_hold",
    "look_again",
    "look_at_figures",
    "mend_account",
    "note_end_of_secrets",
    "open_letter",
    "place_hold",
    "propose_posting_rule",
    "queue_dispatch",
    "receive",
    "register_account",
    "release_held",
    "renew_account",
    "replay_arrival",
    "reseal_accounts",
    "scan_attachments",
    "see_to_gap",
    "set_pace",
    "settle_unknown",
    "sort_arrivals",
    "stand_by",
    "take_heard",
    "take_letter",
    "tell_of_hold",
    "tell_of_lateness",
    "tell_of_trouble",
    "type_in_letter",
    "unsay_heard",
    "watch_accounts",
]
