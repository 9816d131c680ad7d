"""Why a statement cannot go on, in words for whoever writes it."""

from clarion.kit.refusals import Refusal


class SomebodySaved(Refusal):
    """{name} has saved other words meanwhile. Compare them before you save yours."""


class NotADraft(Refusal):
    """This edition is no draft any more. Begin a new one to change its words."""


class Stopped(Refusal):
    """Something stands in the way: {what} Change it, or give a reason where one is asked for."""


class LookAgain(Refusal):
    """Look again before it is signed: {what} If all is right as it is, send it all the same."""


class TimeHasPassed(Refusal):
    """That time has passed. Choose a later one, or let it leave as soon as it is signed."""


class CannotPublish(Refusal):
    """One of these accounts cannot publish this. It was disconnected, or only others may."""


class NotCarried(Refusal):
    """{account} does not carry this from you. Who may publish there, and what: {who}."""


class NotYours(Refusal):
    """{what} is not yours to speak about. Who may send it for signature: {who}."""


class TooManyPictures(Refusal):
    """Four pictures at most go with a statement: more than that no network takes."""


class NoReason(Refusal):
    """Give a reason, so that others can follow it later."""


class AgreementOver(Refusal):
    """The agreement to these words has ended. Begin a new edition and have it signed."""


class WordsOver(Refusal):
    """Its words hold until {time} on {day}, and that is over. Write it anew, and have it signed."""


class IsWithdrawn(Refusal):
    """This statement was withdrawn. Write another one if there is something to say."""


class LeavesJustNow(Refusal):
    """It is leaving at this very moment. Look again in a minute: then it can be corrected."""


class CannotMove(Refusal):
    """It has left, is leaving, or is over, so no other time can be chosen for it."""


class SlotTaken(Refusal):
    """Somebody has just taken this slot. Take the next one; your words are saved."""


class NoSuchSlot(Refusal):
    """This slot does not offer that time any more. Choose among those that are shown."""


class PlansChanged(Refusal):
    """What is timed has changed while you looked. Look at the list again before you go on."""


class UnderWay(Refusal):
    """Somebody was asked to sign it, or has signed it. Withdraw it on its own page."""
