"""What the words of matters and promises mean to the person who reads them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

MATTER_VIEWS = {
    "open": pgettext_lazy("matters", "Open"),
    "answered": pgettext_lazy("matters", "Answered"),
    "resolved": pgettext_lazy("matters", "Resolved"),
    "untold": pgettext_lazy("matters", "Resolved, not all told"),
    "closed": pgettext_lazy("matters", "Closed"),
}

PROMISE_VIEWS = {
    "pending": pgettext_lazy("promises", "To keep"),
    "mine": pgettext_lazy("promises", "Mine"),
    "settled": pgettext_lazy("promises", "Settled"),
}

MATTER_STATES = {
    "open": pgettext_lazy("matter", "Open"),
    "answered": pgettext_lazy("matter", "Answered"),
    "resolved": pgettext_lazy("matter", "Resolved"),
    "closed": pgettext_lazy("matter", "Closed"),
}

PROMISE_STATES = {
    "open": pgettext_lazy("promise", "To keep"),
    "broken": pgettext_lazy("promise", "Broken"),
    "kept": pgettext_lazy("promise", "Kept"),
    "moved": pgettext_lazy("promise", "Moved"),
}

CIRCULAR_STATES = {
    "asked": pgettext_lazy("answer to all", "Waits for a signature"),
    "sending": pgettext_lazy("answer to all", "Being sent"),
    "done": pgettext_lazy("answer to all", "Sent"),
    "stopped": pgettext_lazy("answer to all", "Stopped"),
    "returned": pgettext_lazy("answer to all", "Returned unsigned"),
}

CHANGES = {
    "put in": _("Put in by hand"),
    "moved out": _("Moved out"),
    "split": _("Split"),
    "merged": _("Merged"),
}

# Why somebody gets no copy, as their line of the preview says it.
LEFT_OUT = {
    "risk": _("a life may be at risk: they need an answer of their own"),
    "deleted": _("they have deleted what they wrote"),
    "over": _("their case has been ended"),
    "answered": _("they have been answered already"),
    "under way": _("an answer to them is on its way"),
    "writing": _("a colleague is writing to them"),
    "wrote again": _("they wrote again: read it first"),
    "not connected": _("the account is not connected any more"),
    "by hand": _("their channel cannot send: answer by hand"),
    "edge": _("their network cannot answer where they wrote"),
    "window": _("their network takes no private answer any more"),
    "too long": _("it is too long for their network"),
    "chosen": _("you left them out"),
    "same person": _("they get it under another case of theirs"),
    "moved": _("their case is not in this matter any more"),
    "unsigned": _("the standing word does not cover it any more"),
    "author": _("whoever wrote it does not work here any more"),
    "refused": _("it could not be put at the door"),
}

RANKS = {
    0: _("Life at risk"),
    1: _("A life may be at risk"),
    2: _("Urgent"),
    3: _("Perhaps a danger"),
    4: _("Ordinary"),
    5: _("Quiet"),
}
