"""What can be done about a statement."""

from clarion.publishing.actions.agreeing.agree_beforehand import agree_beforehand
from clarion.publishing.actions.agreeing.approve import approve
from clarion.publishing.actions.agreeing.propose_right import propose_right
from clarion.publishing.actions.agreeing.say_agreed import (
    CODE,
    BlankWrong,
    JustSaid,
    LooksPast,
    say_agreed,
)
from clarion.publishing.actions.agreeing.submit import submit
from clarion.publishing.actions.agreeing.take_back import take_back
from clarion.publishing.actions.pictures.add_subtitles import add_subtitles
from clarion.publishing.actions.pictures.agree_to_picture import OwnPicture, agree_to_picture
from clarion.publishing.actions.pictures.describe_picture import About, describe_picture
from clarion.publishing.actions.pictures.end_picture import end_picture
from clarion.publishing.actions.pictures.keep_film import keep_film
from clarion.publishing.actions.pictures.keep_pictures import Outcome, TooManyAtOnce, keep_pictures
from clarion.publishing.actions.pictures.propose_picture import propose_picture
from clarion.publishing.actions.pictures.turn_down_picture import turn_down_picture
from clarion.publishing.actions.pictures.withdraw_picture import withdraw_picture
from clarion.publishing.actions.pictures.write_down_consent import (
    Agreement,
    EndsBeforeItBegins,
    WhoAndForWhat,
    write_down_consent,
)
from clarion.publishing.actions.planning.begin_campaign import (
    CampaignNameless,
    CampaignThere,
    begin_campaign,
)
from clarion.publishing.actions.planning.begin_series import TooManySeries, begin_series
from clarion.publishing.actions.planning.begin_slot import SlotUnclear, TooManySlots, begin_slot
from clarion.publishing.actions.planning.change_series import change_series
from clarion.publishing.actions.planning.end_campaign import end_campaign
from clarion.publishing.actions.planning.end_series import end_series
from clarion.publishing.actions.planning.end_slot import end_slot
from clarion.publishing.actions.planning.end_template import end_template
from clarion.publishing.actions.planning.make_occurrences import make_occurrences
from clarion.publishing.actions.planning.rename_campaign import rename_campaign
from clarion.publishing.actions.planning.repeating import SeriesUnclear, SeriesWords
from clarion.publishing.actions.planning.resume_campaign import resume_campaign
from clarion.publishing.actions.planning.resume_occurrence import resume_occurrence
from clarion.publishing.actions.planning.resume_slot import resume_slot
from clarion.publishing.actions.planning.resume_template import resume_template
from clarion.publishing.actions.planning.skip_occurrence import skip_occurrence
from clarion.publishing.actions.planning.take_slot import take_slot
from clarion.publishing.actions.planning.write_template import TemplateNameless, write_template
from clarion.publishing.actions.saying.confirm import confirm
from clarion.publishing.actions.saying.move_edition import move_edition
from clarion.publishing.actions.saying.rezone import rezone
from clarion.publishing.actions.saying.say_again import say_again
from clarion.publishing.actions.saying.take_down_again import take_down_again
from clarion.publishing.actions.saying.tell_of_losses import TOLD_WITHIN, tell_of_losses
from clarion.publishing.actions.saying.withdraw import withdraw
from clarion.publishing.actions.sharing.count_share import count_share
from clarion.publishing.actions.sharing.end_advocate import end_advocate
from clarion.publishing.actions.sharing.hand_on import hand_on
from clarion.publishing.actions.sharing.invite_advocate import (
    AdvocateNameless,
    AdvocateThere,
    TooManyAdvocates,
    invite_advocate,
)
from clarion.publishing.actions.sharing.knowing import LinkOver
from clarion.publishing.actions.sharing.leave_advocates import leave_advocates
from clarion.publishing.actions.sharing.renew_advocate import renew_advocate
from clarion.publishing.actions.sharing.take_part import take_part
from clarion.publishing.actions.sharing.write_advice import AdviceTooLong, write_advice
from clarion.publishing.actions.standards.agree_to_source import OwnSource, agree_to_source
from clarion.publishing.actions.standards.begin_lock import TooManyLocks, begin_lock
from clarion.publishing.actions.standards.drop_source import drop_source
from clarion.publishing.actions.standards.end_guide_entry import end_guide_entry
from clarion.publishing.actions.standards.end_lock import end_lock
from clarion.publishing.actions.standards.end_source import end_source
from clarion.publishing.actions.standards.keeping_guide import TooManyEntries
from clarion.publishing.actions.standards.propose_source import (
    SourceThere,
    TooManySources,
    propose_source,
)
from clarion.publishing.actions.standards.renew_source import renew_source
from clarion.publishing.actions.standards.set_aims import AimsWrong, set_aims
from clarion.publishing.actions.standards.take_guide import take_guide
from clarion.publishing.actions.standards.write_guide_entry import EntryThere, write_guide_entry
from clarion.publishing.actions.writing.add_pictures import Added, add_pictures
from clarion.publishing.actions.writing.begin_edition import begin_edition
from clarion.publishing.actions.writing.begin_notice import begin_notice
from clarion.publishing.actions.writing.begin_statement import begin_statement
from clarion.publishing.actions.writing.begin_warning import begin_warning
from clarion.publishing.actions.writing.choose_pictures import choose_pictures
from clarion.publishing.actions.writing.comment import SaysNothing, TooManyComments, comment
from clarion.publishing.actions.writing.drop_draft import drop_draft
from clarion.publishing.actions.writing.finish_comment import finish_comment
from clarion.publishing.actions.writing.look_at import look_at
from clarion.publishing.actions.writing.override import override
from clarion.publishing.actions.writing.revise import revise
from clarion.publishing.actions.writing.take_up_draft import take_up_draft
from clarion.publishing.actions.writing.write_parts import NothingHappened, write_parts
from clarion.publishing.rules.parts import Moment, Part, Parts, Spoken
from clarion.publishing.rules.pictures.consent import (
    ConsentFirst,
    NeedsReason,
    People,
    PictureExpired,
    PictureNotAgreed,
    PictureWithdrawn,
    Use,
)
from clarion.publishing.rules.refusals import (
    AgreementOver,
    CannotMove,
    CannotPublish,
    IsWithdrawn,
    LeavesJustNow,
    LookAgain,
    NoReason,
    NoSuchSlot,
    NotADraft,
    NotCarried,
    NotYours,
    PlansChanged,
    SlotTaken,
    SomebodySaved,
    Stopped,
    TimeHasPassed,
    TooManyPictures,
    UnderWay,
)
from clarion.publishing.rules.saying.translated import Translated
from clarion.publishing.rules.standards.guide import (
    Entry,
    EntryUnclear,
    ExampleWrong,
    FileUnclear,
    plain_words,
    read_guide,
)
from clarion.publishing.rules.standards.locks import LockUnclear, Subject
from clarion.publishing.rules.standards.sources import (
    AddressForAll,
    AddressUnclear,
    Proposal,
    SourceUnclear,
    SourceUntil,
    TooManyAddresses,
)
from clarion.publishing.rules.times.recurrence import Every, Recurrence
from clarion.publishing.rules.windows import Window
from clarion.publishing.rules.wording import Wording

__all__ = [
    "CODE",
    "TOLD_WITHIN",
    "About",
    "Added",
    "AddressForAll",
    "AddressUnclear",
    "AdviceTooLong",
    "AdvocateNameless",
    "AdvocateThere",
    "Agreement",
    "AgreementOver",
    "AimsWrong",
    "BlankWrong",
    "CampaignNameless",
    "CampaignThere",
    "CannotMove",
    "CannotPublish",
    "ConsentFirst",
    "EndsBeforeItBegins",
    "Entry",
    "EntryThere",
    "EntryUnclear",
    "Every",
    "ExampleWrong",
    "FileUnclear",
    "IsWithdrawn",
    "JustSaid",
    "LeavesJustNow",
    "LinkOver",
    "LockUnclear",
    "LookAgain",
    "LooksPast",
    "Moment",
    "NeedsReason",
    "NoReason",
    "NoSuchSlot",
    "NotADraft",
    "NotCarried",
    "NotYours",
    "NothingHappened",
    "Outcome",
    "OwnPicture",
    "OwnSource",
    "Part",
    "Parts",
    "People",
    "PictureExpired",
    "PictureNotAgreed",
    "PictureWithdrawn",
    "PlansChanged",
    "Proposal",
    "Recurrence",
    "SaysNothing",
    "SeriesUnclear",
    "SeriesWords",
    "SlotTaken",
    "SlotUnclear",
    "SomebodySaved",
    "SourceThere",
    "SourceUnclear",
    "SourceUntil",
    "Spoken",
    "Stopped",
    "Subject",
    "TemplateNameless",
    "TimeHasPassed",
    "TooManyAddresses",
    "TooManyAdvocates",
    "TooManyAtOnce",
    "TooManyComments",
    "TooManyEntries",
    "TooManyLocks",
    "TooManyPictures",
    "TooManySeries",
    "TooManySlots",
    "TooManySources",
    "Translated",
    "UnderWay",
    "Use",
    "WhoAndForWhat",
    "Window",
    "Wording",
    "add_pictures",
    "add_subtitles",
    "agree_beforehand",
    "agree_to_picture",
    "agree_to_source",
    "approve",
    "begin_campaign",
    "begin_edition",
    "begin_lock",
    "begin_notice",
    "begin_series",
    "begin_slot",
    "begin_statement",
    "begin_warning",
    "change_series",
    "choose_pictures",
    "comment",
    "confirm",
    "count_share",
    "describe_picture",
    "drop_draft",
    "drop_source",
    "end_advocate",
    "end_campaign",
    "end_guide_entry",
    "end_lock",
    "end_picture",
    "end_series",
    "end_slot",
    "end_source",
    "end_template",
    "finish_comment",
    "hand_on",
    "invite_advocate",
    "keep_film",
    "keep_pictures",
    "leave_advocates",
    "look_at",
    "make_occurrences",
    "move_edition",
    "override",
    "plain_words",
    "propose_picture",
    "propose_right",
    "propose_source",
    "read_guide",
    "rename_campaign",
    "renew_advocate",
    "renew_source",
    "resume_campaign",
    "resume_occurrence",
    "resume_slot",
    "resume_template",
    "revise",
    "rezone",
    "say_again",
    "say_agreed",
    "set_aims",
    "skip_occurrence",
    "submit",
    "take_back",
    "take_down_again",
    "take_guide",
    "take_part",
    "take_slot",
    "take_up_draft",
    "tell_of_losses",
    "turn_down_picture",
    "withdraw",
    "withdraw_picture",
    "write_advice",
    "write_down_consent",
    "write_guide_entry",
    "write_parts",
    "write_template",
]
