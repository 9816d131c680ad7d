"""One word for each state a message or a worry can be in, the same on every screen."""

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
