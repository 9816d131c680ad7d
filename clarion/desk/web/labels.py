"""What the desk's words mean to the person who reads them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

NEEDS = {
    "subject_access": _("Wants their own data"),
    "freedom_of_information": _("Information request"),
    "legal": _("Legal"),
    "media": _("Media"),
    "complaint": _("Complaint"),
    "tip": _("Tip"),
    "report": _("Report"),
    "help": _("Asks for help"),
    "question": _("Question"),
    "abuse": _("Abuse"),
    "compliment": _("Compliment"),
    "unsubscribe": _("Wants no more post"),
    "spam": _("Looks like spam"),
    "auto_reply": _("Automatic reply"),
    "thanks": _("Thanks"),
}

RISKS = {
    "medical": _("medical emergency"),
    "trapped": _("trapped"),
    "water": _("in water"),
    "fire": _("fire"),
    "violence": _("violence"),
    "self_harm": _("self-harm"),
    "safeguarding": _("safeguarding"),
    "missing": _("missing person"),
    "crime": _("crime"),
    "hazard": _("hazard"),
    "death": _("a death"),
    "survival": _("basic needs missing"),
    "plea": _("a cry for help"),
}

PERSONAL = {
    "e-mail address": _("E-mail address"),
    "telephone number": _("Telephone number"),
    "home address": _("Home address"),
    "postcode": _("Postcode"),
    "national number": _("National number"),
    "bank account": _("Bank account"),
    "payment card": _("Payment card"),
    "number plate": _("Number plate"),
    "date of birth": _("Date of birth"),
    "name": _("Name"),
}

GRADES = {
    "possible": _("A life may be at risk"),
    "certain": _("A life is at risk"),
    "confirmed": _("Life at risk, confirmed"),
    "ruled out": _("No life at risk"),
}

# The same for a row of the queue, where the quoted words stand beside it.
SHORT_GRADES = {
    "possible": _("Perhaps life risk"),
    "certain": _("Life risk"),
    "confirmed": _("Life risk, confirmed"),
}

STATES = {
    "triaged": pgettext_lazy("case", "New"),
    "assigned": pgettext_lazy("case", "In hand"),
    "waiting": pgettext_lazy("case", "Waiting"),
    "answered": pgettext_lazy("case", "Answered"),
    "resolved": pgettext_lazy("case", "Resolved"),
    "closed": pgettext_lazy("case", "Closed"),
}

VIEWS = {
    "open": pgettext_lazy("queue", "Open"),
    "mine": pgettext_lazy("queue", "Mine"),
    "unassigned": pgettext_lazy("queue", "Nobody has it"),
    "waiting": pgettext_lazy("queue", "Waiting"),
    "answered": pgettext_lazy("queue", "Answered"),
    "resolved": pgettext_lazy("queue", "Resolved"),
}

TASK_VIEWS = {
    "mine": pgettext_lazy("tasks", "Mine and anybody’s"),
    "everybody": pgettext_lazy("tasks", "Everybody’s"),
}

ENQUIRY_VIEWS = {
    "open": pgettext_lazy("enquiries", "Open"),
    "settled": pgettext_lazy("enquiries", "Settled"),
}
DEADLINES = {
    "overdue": pgettext_lazy("deadline", "Overdue"),
    "today": pgettext_lazy("deadline", "Today"),
    "later": pgettext_lazy("deadline", "Later, or none"),
}

# Why an answer did not arrive, for the reasons that networks give.
REASONS = {
    "rate_limited": _("The network asked us to slow down for too long."),
    "unreachable": _("We could not reach the network."),
    "network_down": _("The network is down."),
    "token_expired": _("Our account must be connected again."),
    "token_revoked": _("Our account must be connected again."),
    "permission_lost": _("Our account may not do this any more."),
    "too_long": _("It is too long for the network."),
    "rejected": _("The network refused it."),
    "target_gone": _("What it answers is not there any more."),
    "unfinished": _("It is large; the next attempt goes on where this one ended."),
    "window_closed": _("The network takes no private answer any more; ask them to write again."),
    "media_refused": _("The network refused the picture."),
    "forbidden_address": _("The address of the network is not allowed here."),
    "misconfigured": _("Our account is not set up correctly."),
    "unrecognised": _("The network said something that we do not understand."),
    "unknown_refusal": _("The network refused it, for a reason that we do not know."),
}

EDGES = {"public": _("Public"), "private": _("Private")}

OUTCOMES = {
    "answered": pgettext_lazy("outcome", "Answered"),
    "no answer needed": pgettext_lazy("outcome", "No answer needed"),
    "passed on": pgettext_lazy("outcome", "Passed on"),
    "could not help": pgettext_lazy("outcome", "We could not help"),
    "not for us": pgettext_lazy("outcome", "Not for us"),
    "spam or abuse": pgettext_lazy("outcome", "Spam or abuse"),
}

# How we know something that may help to answer.
KNOWN = {
    "said": _("We say publicly:"),
    "agreed": _("Ready words:"),
    "told": _("Told to all in a matter:"),
    "answered": _("Answered before:"),
}

# How somebody's words stand to ours.
STANCES = {
    "same": _("They say the same"),
    "asks": _("They ask about it"),
    "contradicts": _("They say the opposite"),
    "other_figures": _("They say other figures"),
}
