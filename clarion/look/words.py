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

# What a text is about, as `clarion/reading/learned` calls it.
THEMES = {
    "medical_help": _("Health"),
    "medical_products": _("Medicines"),
    "search_and_rescue": _("Rescue"),
    "military": _("Military"),
    "water": _("Drinking water"),
    "food": _("Food"),
    "shelter": _("Shelter"),
    "clothing": _("Clothing"),
    "money": _("Money"),
    "missing_people": _("Missing people"),
    "refugees": _("Refugees"),
    "death": _("Deaths"),
    "infrastructure_related": _("Infrastructure"),
    "transport": _("Transport"),
    "buildings": _("Buildings"),
    "electricity": _("Electricity"),
    "hospitals": _("Hospitals"),
    "weather_related": _("Weather"),
    "floods": _("Floods"),
    "storm": _("Storm"),
    "fire": _("Fire"),
    "earthquake": _("Earthquake"),
    "cold": _("Cold"),
}


def theme_name(code: str) -> str:
    """Return what people call a theme; what has no words is shown as it is."""
    return str(THEMES.get(code, code))


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
