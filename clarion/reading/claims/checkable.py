"""Numbers and times in a sentence: what somebody else could check."""

import re
from collections.abc import Iterator
from typing import Final

_NUMBER_WORDS: Final = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|dozens|twenty|thirty|forty|"
    "fifty|hundred|hundreds|thousand|thousands|million|millions|dos|tres|cuatro|cinco|seis|siete|"
    "ocho|nueve|diez|cien|cientos|mil|miles|deux|trois|quatre|cinq|sept|huit|neuf|dix|cent|"
    "centaines|mille|milliers|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hundert|hunderte|"
    "tausend|tausende"
)
_UNIT: Final = (
    r"%|percent|km/h|mph|km|kilometres?|kilometers?|miles?|metres?|meters?|cm|mm|feet|foot|ft|"
    r"inch(?:es)?|tonnes?|tons?|kg|litres?|liters?|people|dead|injured|missing|homes|houses|"
    r"families|children|deaths|victims|hours|minutes|days|weeks|°c?f?"
)
_NUMBER: Final = re.compile(
    rf"(?<![\w#@/.])(?:[£$€] ?)?(?:\d[\d,.'’]*\d|\d|(?:{_NUMBER_WORDS})\b)"
    rf"(?: ?(?:k|m|bn|million|thousand|hundred)\b)?(?: ?(?:{_UNIT})(?!\w))?(?![\w/])",
    re.IGNORECASE,
)
_WEEKDAY: Final = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lunes|martes|miércoles|jueves|viernes|"
    "sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|montag|dienstag|mittwoch|"
    "donnerstag|freitag|samstag|sonntag"
)
_MONTH: Final = "january|february|march|april|june|july|august|september|october|november|december"
_TIME: Final = re.compile(
    rf"\b(?:(?:[01]?\d|2[0-3])[:.h][0-5]\d ?(?:[ap]\.?m\b\.?|uhr\b)?|"
    rf"\d{{1,2}} ?(?:[ap]\.?m\b\.?|uhr\b|o['’]clock)|"
    r"(?:last|this|tomorrow|yesterday|next) (?:night|morning|afternoon|evening|week|month|year)|"
    r"today|tonight|tomorrow|yesterday|midnight|noon|midday|just now|right now|"
    r"\d+ ?(?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago|an hour ago|"
    rf"(?:on |last |next )?(?:{_WEEKDAY})|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTH})(?: \d{{4}})?|"
    rf"(?:{_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|"
    r"hoy|ayer|mañana|esta noche|ahora mismo|aujourd['’]hui|hier|demain|ce soir|ce matin|heute|"
    r"gestern|morgen|jetzt|dzisiaj|dziś|wczoraj|jutro|hoje|ontem|amanhã|oggi|ieri|domani|bugün|dün|"
    r"yarın|сьогодні|вчора|завтра|azi|astăzi|ieri|mâine|heddiw|ddoe|yfory|اليوم|أمس|غدا|الآن|آج|کل|"
    r"jodi a|yè|demen)\b",
    re.IGNORECASE,
)


def times_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each time or day between two offsets begins and ends."""
    for match in _TIME.finditer(text, start, end):
        yield match.span()


def numbers_in(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each number with its unit begins and ends."""
    for match in _NUMBER.finditer(text, start, end):
        yield match.span()
