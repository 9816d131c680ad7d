"""Streets and buildings that a text names: Mill Lane, Weir Road, the Corn Hall."""

import re

from clarion.publishing.rules.checksum import stands_in

_SHORT = {
    "Rd": "Road", "Ln": "Lane", "Ave": "Avenue", "Dr": "Drive", "Ct": "Court", "Sq": "Square",
    "St": "Street", "Cres": "Crescent", "Gdns": "Gardens", "Ter": "Terrace",
}  # fmt: skip
_KINDS = (
    *_SHORT,
    *_SHORT.values(),
    *("Close", "Way", "Place", "Row", "Hill", "Quay", "Parade", "Grove", "Walk", "Mews", "Green"),
    *("Hall", "Bridge", "School", "Academy", "College", "Church", "Chapel", "Library", "Park"),
    *("Station", "Hospital", "Surgery", "Centre", "Center", "Theatre", "Wharf"),
    *("Roundabout", "Estate"),
)
_WORD = r"(?:St\.? )?[A-Z][\w'’-]*[^\W_]"
_STREET = re.compile(
    rf"(?<![\w#@.:/-]){_WORD}(?: {_WORD}){{0,3}}? (?:{'|'.join(_KINDS)})\b\.?"
    r"(?![\w'’-]| (?:at|from|until) \d)"
)
# A headline in capitals, and a sentence, begin before the name does.
_NO_NAME = re.compile(
    r"^.*\b(?:The|A|An|In|At|On|Of|And|Or|To|From|Near|By|Our|Your|All|Please|Use|Avoid|Leave|Not|"
    r"Enter|Is|Are|Closed|Open|Evacuate|Both|Only|Around|Along|Between|Outside|Opposite) "
)
_KIND_END = re.compile(rf"\b({'|'.join(_SHORT)})\.?$")


def streets_in(text: str) -> tuple[str, ...]:
    """Return each name once, written out: Weir Rd is Weir Road."""
    found = (_NO_NAME.sub("", match.group(0)) for match in _STREET.finditer(text))
    return tuple(dict.fromkeys(_written_out(one) for one in found if " " in one))


def names(text: str, street: str) -> bool:
    """Say whether a text names a street, with any capitals, and short or written out."""
    first, _space, kind = street.rpartition(" ")
    short = next((one for one, whole in _SHORT.items() if whole == kind), kind)
    return stands_in(street, text) or stands_in(f"{first} {short}", text)


def _written_out(street: str) -> str:
    return _KIND_END.sub(lambda match: _SHORT[match[1]], street).rstrip(".")
