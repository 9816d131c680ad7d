"""What one can do while listening."""

from clarion.listening.actions.audit.draw_audit import draw_audit
from clarion.listening.actions.audit.judge_audited import judge_audited
from clarion.listening.actions.known.note_recognized import note_recognized
from clarion.listening.actions.known.recognize_anew import recognize_anew
from clarion.listening.actions.mentions.ask_to_look import ask_to_look
from clarion.listening.actions.mentions.call_harmless import call_harmless
from clarion.listening.actions.mentions.decide_looking import decide_looking
from clarion.listening.actions.mentions.forget import forget
from clarion.listening.actions.mentions.gather import gather
from clarion.listening.actions.mentions.look_at_mention import look_at_mention
from clarion.listening.actions.mentions.read_with_care import read_with_care
from clarion.listening.actions.mentions.reseal_names import reseal_names
from clarion.listening.actions.mentions.take_back_harmless import take_back_harmless
from clarion.listening.actions.mentions.take_up import take_up
from clarion.listening.actions.mentions.tell_of_danger import tell_of_danger
from clarion.listening.actions.register.decide_official import decide_official
from clarion.listening.actions.register.end_official import end_official
from clarion.listening.actions.register.propose_official import propose_official
from clarion.listening.actions.register.set_policy import set_policy
from clarion.listening.actions.sources.add_source import add_source
from clarion.listening.actions.sources.agree_to_source import agree_to_source
from clarion.listening.actions.sources.follow import follow
from clarion.listening.actions.sources.keep_drawn import keep_drawn
from clarion.listening.actions.sources.move_source import move_source
from clarion.listening.actions.sources.notice_silence import notice_silence
from clarion.listening.actions.sources.open_anew import open_anew
from clarion.listening.actions.sources.play_again import play_again
from clarion.listening.actions.sources.pour import pour
from clarion.listening.actions.sources.replay_parked import replay_parked
from clarion.listening.actions.sources.reseal_sources import reseal_sources
from clarion.listening.actions.sources.take_file import FileTaken, take_file
from clarion.listening.actions.watches.agree_to_watch import agree_to_watch
from clarion.listening.actions.watches.begin_watch import begin_watch
from clarion.listening.actions.watches.drop_watch import drop_watch
from clarion.listening.actions.watches.end_due import end_due
from clarion.listening.actions.watches.end_watch import end_watch
from clarion.listening.actions.watches.renew_watch import renew_watch
from clarion.listening.actions.watches.weigh_watches import weigh_watches
from clarion.listening.actions.watches.wishing import Asked
from clarion.listening.rules.governor import NothingSought
from clarion.listening.rules.looks import LookedOften
from clarion.listening.rules.purposes import OfficialKind, Purpose

__all__ = [
    "Asked",
    "FileTaken",
    "LookedOften",
    "NothingSought",
    "OfficialKind",
    "Purpose",
    "add_source",
    "agree_to_source",
    "agree_to_watch",
    "ask_to_look",
    "begin_watch",
    "call_harmless",
    "decide_looking",
    "decide_official",
    "draw_audit",
    "drop_watch",
    "end_due",
    "end_official",
    "end_watch",
    "follow",
    "forget",
    "gather",
    "judge_audited",
    "keep_drawn",
    "look_at_mention",
    "move_source",
    "note_recognized",
    "notice_silence",
    "open_anew",
    "play_again",
    "pour",
    "propose_official",
    "read_with_care",
    "recognize_anew",
    "renew_watch",
    "replay_parked",
    "reseal_names",
    "reseal_sources",
    "set_policy",
    "take_back_harmless",
    "take_file",
    "take_up",
    "tell_of_danger",
    "weigh_watches",
]
