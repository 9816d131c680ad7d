"""What can be done about a statement."""

from clarion.publishing.actions.add_pictures import TooManyPictures, add_pictures
from clarion.publishing.actions.agree_beforehand import agree_beforehand
from clarion.publishing.actions.approve import approve
from clarion.publishing.actions.begin_campaign import (
    CampaignNameless,
    CampaignThere,
    begin_campaign,
)
from clarion.publishing.actions.begin_edition import begin_edition
from clarion.publishing.actions.begin_series import (
    SeriesUnclear,
    SeriesWords,
    TooManySeries,
    begin_series,
)
from clarion.publishing.actions.begin_slot import SlotUnclear, TooManySlots, begin_slot
from clarion.publishing.actions.begin_statement import begin_statement
from clarion.publishing.actions.begin_warning import begin_warning
from clarion.publishing.actions.change_series import change_series
from clarion.publishing.actions.comment import SaysNothing, TooManyComments, comment
from clarion.publishing.actions.confirm import confirm
from clarion.publishing.actions.drop_draft import drop_draft
from clarion.publishing.actions.end_campaign import end_campaign
from clarion.publishing.actions.end_series import end_series
from clarion.publishing.actions.end_slot import end_slot
from clarion.publishing.actions.end_template import end_template
from clarion.publishing.actions.finish_comment import finish_comment
from clarion.publishing.actions.make_occurrences import make_occurrences
from clarion.publishing.actions.move_edition import move_edition
from clarion.publishing.actions.override import override
from clarion.publishing.actions.revise import revise
from clarion.publishing.actions.rezone import rezone
from clarion.publishing.actions.say_again import say_again
from clarion.publishing.actions.say_agreed import CODE, BlankWrong, JustSaid, say_agreed
from clarion.publishing.actions.skip_occurrence import skip_occurrence
from clarion.publishing.actions.submit import submit
from clarion.publishing.actions.take_back import take_back
from clarion.publishing.actions.take_down_again import take_down_again
from clarion.publishing.actions.take_slot import take_slot
from clarion.publishing.actions.withdraw import withdraw
from clarion.publishing.actions.write_parts import NothingHappened, write_parts
from clarion.publishing.actions.write_template import TemplateNameless, write_template
from clarion.publishing.rules.parts import Moment, Part, Parts, Spoken
from clarion.publishing.rules.recurrence import Every, Recurrence
from clarion.publishing.rules.refusals import (
    AgreementOver,
    CannotMove,
    CannotPublish,
    IsWithdrawn,
    LeavesJustNow,
    NoReason,
    NoSuchSlot,
    NotADraft,
    NotCarried,
    PlansChanged,
    SlotTaken,
    SomebodySaved,
    Stopped,
    TimeHasPassed,
    UnderWay,
)
from clarion.publishing.rules.translated import Translated
from clarion.publishing.rules.wording import Wording

__all__ = [
    "CODE",
    "AgreementOver",
    "BlankWrong",
    "CampaignNameless",
    "CampaignThere",
    "CannotMove",
    "CannotPublish",
    "Every",
    "IsWithdrawn",
    "JustSaid",
    "LeavesJustNow",
    "Moment",
    "NoReason",
    "NoSuchSlot",
    "NotADraft",
    "NotCarried",
    "NothingHappened",
    "Part",
    "Parts",
    "PlansChanged",
    "Recurrence",
    "SaysNothing",
    "SeriesUnclear",
    "SeriesWords",
    "SlotTaken",
    "SlotUnclear",
    "SomebodySaved",
    "Spoken",
    "Stopped",
    "TemplateNameless",
    "TimeHasPassed",
    "TooManyComments",
    "TooManyPictures",
    "TooManySeries",
    "TooManySlots",
    "Translated",
    "UnderWay",
    "Wording",
    "add_pictures",
    "agree_beforehand",
    "approve",
    "begin_campaign",
    "begin_edition",
    "begin_series",
    "begin_slot",
    "begin_statement",
    "begin_warning",
    "change_series",
    "comment",
    "confirm",
    "drop_draft",
    "end_campaign",
    "end_series",
    "end_slot",
    "end_template",
    "finish_comment",
    "make_occurrences",
    "move_edition",
    "override",
    "revise",
    "rezone",
    "say_again",
    "say_agreed",
    "skip_occurrence",
    "submit",
    "take_back",
    "take_down_again",
    "take_slot",
    "withdraw",
    "write_parts",
    "write_template",
]
