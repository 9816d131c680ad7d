"""What states and ways are called on the screens of publishing."""

from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clarion.postroom.queries import EVERYBODY, THEME_TITLES, AccountNow, permit_words
from clarion.publishing.actions import Part
from clarion.publishing.queries import KINDS as ADVOCATE_KINDS
from clarion.publishing.queries import MEDIUM_TITLES
from clarion.signoff.actions import Degree
from clarion.signoff.queries import Short

THEMES = list(THEME_TITLES.items())
STATES = {
    "draft": _("Draft"),
    "in_review": _("Waiting for signature"),
    "returned": _("Returned"),
    "rejected": _("Rejected"),
    "approved": _("Signed, no time"),
    "scheduled": _("Timed"),
    "held": _("Held"),
    "review": _("Held: look at it again"),
    "publishing": _("Leaving"),
    "published": _("Said"),
    "missed": _("Missed"),
    "stopped": _("Not sent"),
    "corrected": _("Corrected"),
    "withdrawn": _("Withdrawn"),
    "superseded": _("Replaced"),
    "dropped": _("Dropped"),
}
# How each is drawn: the kinds of `c-mark.tag`.
KINDS = {
    "draft": "quiet",
    "in_review": "note",
    "returned": "warn",
    "rejected": "stop",
    "approved": "warn",
    "scheduled": "note",
    "held": "warn",
    "review": "warn",
    "publishing": "note",
    "published": "good",
    "missed": "stop",
    "stopped": "quiet",
    "corrected": "quiet",
    "withdrawn": "stop",
    "superseded": "quiet",
    "dropped": "quiet",
}
# The shape beside the word, so that nobody needs to see the colour.
SHAPES = {
    "draft": "concern",
    "in_review": "queued",
    "returned": "warning",
    "rejected": "stop",
    "approved": "warning",
    "scheduled": "clock",
    "held": "held",
    "review": "hold",
    "publishing": "sending",
    "published": "sent",
    "missed": "missed",
    "stopped": "withdrawn",
    "corrected": "tick",
    "withdrawn": "withdrawn",
}
WAYS = {
    "say": "",
    "change": _("Changes what stands there"),
    "replace": _("Takes down what stands there, and is said in its place"),
    "reply": _("Replies to what stands there"),
    "say_anew": _("Is said beside what stands there"),
    "later": _("Left out: nobody knows yet whether the words before stand there"),
}
# What withdrawing does on one account; the plan is read before it is done.
FATES = {
    "down": _("Is taken down there"),
    "emptied": _("Its address stays there, without the words"),
    "stays": _("Stays with whoever has got it: what was sent there cannot be taken back"),
    "nameless": _("Stays there: we have no name for it. It must be taken down by hand"),
    "cut_off": _("Stays there: the account is not connected. It must be taken down by hand"),
    "arrives": _("On its way, or nobody knows yet: is taken down once it is found there"),
    "may_stay": _("On its way, or nobody knows yet: what has arrived cannot be taken back"),
    "gone": _("Does not stand there any more"),
    "unsaid": _("Was not said there, and will not be"),
}
LEVELS = {"stop": _("Stop"), "warn": _("Look again"), "note": _("Note")}
LEVEL_KINDS = {"stop": "stop", "warn": "warn", "note": "note"}
TABS = {
    "drafts": _("Drafts"),
    "waiting": _("Waiting for signature"),
    "timed": _("Timed"),
    "said": _("Said"),
    "over": _("Over"),
    "all": _("All"),
}
LATE = [
    (15, _("15 minutes late")),
    (60, _("1 hour late")),
    (240, _("4 hours late")),
    (1440, _("a day late")),
]

ADVOCATES = {name: _(title) for name, title in ADVOCATE_KINDS.items()}
MEDIA = {name: _(title) for name, title in MEDIUM_TITLES.items()}
# As an advocate reads it, who has nothing to do with how it was made.
SHARES = {
    "share-short": _("Short words"),
    "share-long": _("Longer words"),
    "share-facts": _("In your own words, but keep these facts"),
}
PARTS = {
    Part.WHAT: _("What happened"),
    Part.WHERE: _("Where"),
    Part.WHO: _("Whom it concerns"),
    Part.DO: _("What to do"),
    Part.UNTIL: _("Until when"),
    Part.SOURCE: _("Who says it"),
    Part.WHEN: _("Since when"),
    Part.LINK: _("Link"),
    Part.MORE: _("What else is known"),
}
SOURCE_KINDS = {
    "public_body": _("Public body"),
    "utility": _("Utility: water, power, rail"),
    "partner": _("Partner"),
    "media": _("News organisation"),
    "person": _("Person in office"),
    "own": _("Our own: another site or account"),
    "other": _("Somebody else"),
}
LAWS = {
    "uk": _("United Kingdom"),
    "us": _("United States"),
    "eu": _("European Union and Economic Area"),
}
GUIDE_LEVELS = {"note": _("Note: worth knowing"), "warn": _("Look again: before it is signed")}
LOCK_SUBJECTS = {
    "embargo": _("Embargo: promised for a time"),
    "kin": _("Next of kin have not been told"),
    "court": _("A court or an inquest"),
    "election": _("Before an election"),
}
# 0 is Monday.
DAYS, DAYS_SHORT = WEEKDAYS, WEEKDAYS_ABBR
EVERY = {"day": _("Every day"), "week": _("Every week"), "month": _("Every month")}
NTH = {1: _("first"), 2: _("second"), 3: _("third"), 4: _("fourth"), -1: _("last")}

DEGREES = {
    Degree.LEARNING: _("Learning"),
    Degree.ORDINARY: _("As everybody"),
    Degree.TRUSTED: _("Trusted"),
}
SHORTFALLS = {
    Short.FEW: _("too few statements signed"),
    Short.SHORT: _("not for long enough"),
    Short.RETURNED: _("too many returned"),
    Short.REJECTED: _("something was rejected"),
    Short.CORRECTED: _("something had to be put right"),
}

PEOPLE = {
    "unknown": _("Nobody has said yet whether people can be recognised"),
    "nobody": _("Nobody can be recognised"),
    "consent": _("People who agreed to be shown"),
    "not_needed": _("People whose consent is not needed"),
}
USES = {
    "page": _("Your own page"),
    "networks": _("Networks"),
    "letters": _("Letters by e-mail"),
    "print": _("Print and posters"),
}
SHELVES = {
    "all": _("All"),
    "usable": _("Usable now"),
    "needs_consent": _("Consent is missing"),
    "ends_soon": _("Ends within 30 days"),
    "expired": _("Time is over"),
    "withdrawn": _("Withdrawn"),
    "back": _("Wait for a second person"),
    "stands": _("To be taken down from networks"),
}
FITNESS = {
    "usable": _("Usable"),
    "needs_consent": _("Consent is missing"),
    "expired": _("Time is over"),
    "withdrawn": _("Withdrawn"),
}
FITNESS_KINDS = {
    "usable": "good",
    "needs_consent": "warn",
    "expired": "stop",
    "withdrawn": "stop",
}


def shortfall_words(short: Short) -> str:
    """Return what a record lacks, in words."""
    return str(SHORTFALLS[short])


def where(account: AccountNow) -> str:
    """Return what an account is called, who may say what there, and whether anything leaves."""
    name = f"{account.title}, {account.address}"
    if account.permit != EVERYBODY:
        name = f"{name} ({permit_words(account.permit)})"
    if account.state == "broken":
        name = gettext("%s: nothing leaves there until it is mended") % name
    return name


AGREEABLE = {
    "source": _("Source"),
    "picture": _("Picture to be shown again"),
    "account": _("Who may say what on an account"),
    "right": _("Who may say what"),
    "guest": _("Guest of a chain"),
    "trust": _("Trust"),
    "chain": _("Chain of signatures"),
    "end of chain": _("End of a chain"),
    "standing": _("Answers without a second person"),
}
