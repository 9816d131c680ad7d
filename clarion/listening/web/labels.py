"""The words that people read for what the code calls by a short name."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PURPOSES = {
    "safety": _("Safety of the public"),
    "incident": _("An incident that is going on"),
    "service": _("How our services work"),
    "rumor": _("Wrong claims about us or our services"),
    "media": _("What media report about us"),
    "consultation": _("A consultation or campaign of ours"),
}
STATES = {
    "proposed": _("Waits for a second person"),
    "on": pgettext_lazy("watch", "Listening"),
    "ended": pgettext_lazy("watch", "Over"),
    "stopped": pgettext_lazy("watch", "Stopped by itself"),
    "dropped": pgettext_lazy("watch", "Turned down"),
}
OVER_WHY = {
    "changed": _("It was changed: another watch began in its place."),
    "mostly one person": _(
        "Most of what it found was said by one and the same person, and people are not watched. "
        "What it had found has been deleted."
    ),
}
KINDS = {"media": _("Newsroom"), "public body": _("Public body")}
TERM_KINDS = {"words": _("Words"), "place": _("Place"), "account": _("Official account")}
HEALTH = {
    "heard": _("Heard"),
    "waiting": _("Nothing heard yet"),
    "silent": _("Silent for longer than usual"),
    "troubled": _("Cannot be read"),
    "unread": _("Not read, though it should be"),
    "paused": _("Paused"),
    "proposed": _("Waits for a second person"),
    "unused": _("Not read: no watch listens to it"),
}
# What to do about a source that cannot be read, by the reason.
TROUBLES = {
    "rate_limited": _("It asked us to wait. It is read again by itself."),
    "unreachable": _("It does not answer. It is tried again by itself; check its address if not."),
    "our_stream": _(
        "It is well, and our own stream takes nothing now. It waits where it is: nothing is lost."
    ),
    "our_keeping": _(
        "It is well, and we cannot keep what it says, which is our own fault. It is tried again by "
        "itself; tell whoever runs Clarion what stands here."
    ),
    "network_down": _("It is out of order. It is tried again by itself."),
    "token_expired": _("What opened it has run out. Hand in a new one below."),
    "token_revoked": _("What opened it is not taken any more. Hand in a new one below."),
    "permission_lost": _("It shows this to its members only. Ask for leave there, or leave it."),
    "target_gone": _("It is not there any more. Find its new address and add that."),
    "forbidden_address": _(
        "Its address is not public. Whoever runs Clarion can allow it by name, see the settings."
    ),
    "misconfigured": _("Its address or an answer is wrong. Leave it and add it anew."),
    "rejected": _("It sends more than is taken. Leave it, or ask there for a smaller one."),
    "unrecognised": _("It answers something else than it should. Is it the right address?"),
}
TRENDS = {"growing": _("growing"), "steady": _("as before"), "fading": _("fading")}
LOOKINGS = {"asked": _("Waits"), "agreed": _("Agreed"), "declined": _("Declined")}
NEEDS = {
    "subject_access": _("Access to their own data"),
    "freedom_of_information": _("Freedom of information"),
    "legal": _("Legal"),
    "media": _("Media enquiry"),
    "complaint": _("Complaint"),
    "tip": _("Tip"),
    "report": _("Report"),
    "help": _("Request for help"),
    "question": _("Question"),
    "abuse": _("Abuse"),
    "compliment": _("Compliment"),
    "spam": _("Spam"),
}
# How we know what a mention speaks of, and how its words stand to ours.
KNOWN = {
    "said": _("We say publicly:"),
    "agreed": _("Ready words:"),
    "over": _("Ready words that have run out:"),
    "told": _("Told to all in a matter:"),
    "answered": _("Answered before:"),
}
SIDES = {
    "says": _("It says what is rumoured"),
    "asks": _("It asks whether a rumour is so"),
    "denies": _("It denies a rumour"),
    "against": _("It says the opposite"),
}
STANCES = {
    "same": _("It says the same"),
    "asks": _("It asks about it"),
    "contradicts": _("It says the opposite"),
    "other_figures": _("It says other figures"),
    "": _("Somebody asked us the same"),
}
LANGUAGES = {
    "ar": _("Arabic"),
    "cy": _("Welsh"),
    "de": _("German"),
    "en": _("English"),
    "es": _("Spanish"),
    "fr": _("French"),
    "ht": _("Haitian Creole"),
    "it": _("Italian"),
    "pl": _("Polish"),
    "pt": _("Portuguese"),
    "ro": _("Romanian"),
    "tr": _("Turkish"),
    "uk": _("Ukrainian"),
    "ur": _("Urdu"),
}
EVERY = {
    "purpose": PURPOSES,
    "state": STATES,
    "over": OVER_WHY,
    "kind": KINDS,
    "term": TERM_KINDS,
    "health": HEALTH,
    "looking": LOOKINGS,
    "trend": TRENDS,
    "trouble": TROUBLES,
    "need": NEEDS,
    "language": LANGUAGES,
    "known": KNOWN,
    "side": SIDES,
    "stance": STANCES,
}
