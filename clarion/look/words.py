"""One word for each state, worry and language, the same on every screen."""

from django.utils.translation import get_language_info, pgettext_lazy
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

# How soon a text asks to be seen to, as `clarion/reading/urgency` calls it.
URGENCY = {
    "now": pgettext_lazy("how soon", "Now"),
    "today": pgettext_lazy("how soon", "Today"),
    "later": pgettext_lazy("how soon", "Later"),
    "not read": _("Not read: its language is not known well enough"),
}
# What the words of a text led to, as `clarion/reading/why.py` calls it.
LED_TO = {
    "urgency": _("How soon"),
    "theme": _("What it is about"),
    "temperature": _("How it sounds"),
    "first hand": _("Who was there"),
    "need": _("What they want"),
}
# Which haste, which feeling; a theme has its own words.
LED_BY = {
    "danger": _("words of danger"),
    "haste": _("they ask for haste"),
    "deadline": _("of no use after that"),
    "happening": _("it goes on as they write"),
    "since": _("it has gone on, or they have gone without"),
    "repeat": _("they have written before"),
    "vulnerable": _("somebody who can wait less than others"),
    "no haste": _("they say that there is no haste"),
    "fear": _("fear"),
    "anger": _("anger"),
    "grief": _("grief"),
    "frustration": _("frustration"),
    "worry": _("worry"),
    "confusion": _("confusion"),
    "relief": _("relief"),
    "gratitude": _("gratitude"),
    "hope": _("hope"),
    "heard": _("nobody listens to them"),
    "informed": _("they are told nothing"),
    "safe": _("they do not feel safe"),
    "helped": _("they need help"),
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
