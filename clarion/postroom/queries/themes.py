"""What messages are for, in words."""

from django.utils.translation import gettext_lazy as _

from clarion.postroom.rules.themes import PROMOTIONAL

THEME_TITLES = {
    "service": _("Service"),
    "safety": _("Safety"),
    "appeal": _("Appeal"),
    "event": _("Event"),
    PROMOTIONAL: _("Promotional"),
}
