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
from clarion.publishing.actions.begin_statement import begin_statement
from clarion.publishing.actions.begin_warning import begin_warning
from clarion.publishing.actions.confirm import confirm
from clarion.publishing.actions.drop_draft import drop_draft
from clarion.publishing.actions.end_campaign import end_campaign
from clarion.publishing.actions.end_template import end_template
from clarion.publishing.actions.override import override
from clarion.publishing.actions.revise import revise
from clarion.publishing.actions.say_again import say_again
from clarion.publishing.actions.say_agreed import CODE, BlankWrong, say_agreed
from clarion.publishing.actions.submit import submit
from clarion.publishing.actions.take_back import take_back
from clarion.publishing.actions.take_down_again import take_down_again
from clarion.publishing.actions.withdraw import withdraw
from clarion.publishing.actions.write_parts import NothingHappened, write_parts
from clarion.publishing.actions.write_template import TemplateNameless, write_template
from clarion.publishing.rules.parts import Moment, Part, Parts, Spoken
from clarion.publishing.rules.refusals import (
    AgreementOver,
    CannotPublish,
    IsWithdrawn,
    LeavesJustNow,
    NoReason,
    NotADraft,
    NotCarried,
    SomebodySaved,
    Stopped,
    TimeHasPassed,
)
from clarion.publishing.rules.wording import Wording

__all__ = [
    "CODE",
    "AgreementOver",
    "BlankWrong",
    "CampaignNameless",
    "CampaignThere",
    "CannotPublish",
    "IsWithdrawn",
    "LeavesJustNow",
    "Moment",
    "NoReason",
    "NotADraft",
    "NotCarried",
    "NothingHappened",
    "Part",
    "Parts",
    "SomebodySaved",
    "Spoken",
    "Stopped",
    "TemplateNameless",
    "TimeHasPassed",
    "TooManyPictures",
    "Wording",
    "add_pictures",
    "agree_beforehand",
    "approve",
    "begin_campaign",
    "begin_edition",
    "begin_statement",
    "begin_warning",
    "confirm",
    "drop_draft",
    "end_campaign",
    "end_template",
    "override",
    "revise",
    "say_again",
    "say_agreed",
    "submit",
    "take_back",
    "take_down_again",
    "withdraw",
    "write_parts",
    "write_template",
]
