"""The words that people read for what the figures call by a short name."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clarion.look.words import THEMES

NO_THEME = _("Something else")
SOUNDS = {
    "bitter": pgettext_lazy("how people sound", "Bitter"),
    "tense": pgettext_lazy("how people sound", "Tense"),
    "calm": pgettext_lazy("how people sound", "Neutral"),
    "warm": pgettext_lazy("how people sound", "Warm"),
    "not known": _("Not known"),
}
# Beside the word and never alone.
MARKS = {"bitter": "▼▼", "tense": "▼", "calm": "●", "warm": "▲", "not known": "–"}
KINDS = {"bitter": "stop", "tense": "warn", "calm": "quiet", "warm": "good", "not known": "quiet"}
CHANGES = {
    "colder": _("colder than usual"),
    "usual": _("as usual"),
    "warmer": _("warmer than usual"),
    "not known": "",
}
TRENDS = {"growing": _("growing"), "steady": _("as before"), "fading": _("fading")}
EVERY: Mapping[str, Mapping[str, Any]] = {
    "theme": THEMES,
    "sound": SOUNDS,
    "mark": MARKS,
    "kind": KINDS,
    "change": CHANGES,
    "trend": TRENDS,
}
