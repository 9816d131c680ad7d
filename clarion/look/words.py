"""One word for each state, worry and language, the same on every screen."""

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

DELIVERY = {
    "queued": _("Queued"),
    "held": _("Held"),
    "sending": _("Sending"),
    "sent": _("Sent"),
    "unknown": _("Not known"),
    "failed": _("Failed"),
    "missed": _("Missed"),
    "withdrawn": _("Taken back"),
}

RISK = {
    "life": _("Life risk"),
    "harm": _("Harm"),
    "concern": _("Concern"),
}


def language_name(code: str) -> str:
    """Return a language's name in the reader's own; a code that nobody knows stays a code."""
    if code in {"", "und"}:
        return str(_("language not recognised"))
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code


def own_language_name(code: str) -> str:
    """Return what a language calls itself, for those who choose one to write in."""
    try:
        return str(get_language_info(code)["name_local"]).capitalize()
    except KeyError:
        return code
