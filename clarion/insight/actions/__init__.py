"""What one can do about what begins."""

from clarion.insight.actions.call_false import call_false
from clarion.insight.actions.end_mute import end_mute
from clarion.insight.actions.forget import forget
from clarion.insight.actions.look_out import look_out
from clarion.insight.actions.mute import mute
from clarion.insight.actions.recognize_anew import recognize_anew
from clarion.insight.actions.recognize_mentions import recognize_mentions
from clarion.insight.actions.reseal_lookouts import reseal_lookouts
from clarion.insight.actions.see_warning import see_warning
from clarion.insight.actions.take_back_false import take_back_false
from clarion.insight.actions.take_back_seen import take_back_seen
from clarion.insight.actions.tell_of_beginning import tell_of_beginning
from clarion.insight.actions.tell_of_silence import tell_of_silence

__all__ = [
    "call_false",
    "end_mute",
    "forget",
    "look_out",
    "mute",
    "recognize_anew",
    "recognize_mentions",
    "reseal_lookouts",
    "see_warning",
    "take_back_false",
    "take_back_seen",
    "tell_of_beginning",
    "tell_of_silence",
]
