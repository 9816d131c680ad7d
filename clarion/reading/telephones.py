"""A telephone number is one fact, however its digits are grouped."""

import re
from collections.abc import Iterator

# ITU-T E.164: country codes of one and of two digits; every other has three.
_ZONES = {3: "012346", 4: "013456789", 5: "12345678", 6: "0123456", 9: "012345"}
_SHORT_CODES = frozenset(("1", "7", "20", "27", "39", "81", "82", "84", "86", "98")) | {
    f"{zone}{digit}" for zone, digits in _ZONES.items() for digit in digits
}
_KEEPS_ITS_ZERO = frozenset({"1", "39"})  # no zero is put in front of a number at home
_DIGITS_MIN, _DIGITS_MAX = 9, 15
_SERVICE_MAX = 8
_DIGITS_LEFT = 2
_COVER = "•"

_GAP = r"[ \u00a0\u202f.\-‐‑–]"
_ABROAD = rf"\+\d{{1,3}}(?:{_GAP}?\(0\))?(?:{_GAP}?\d){{6,13}}"
_AT_HOME = rf"\(?0\d{{1,5}}\)?(?:{_GAP}?\d){{4,12}}"
_AMERICAN = rf"(?:1{_GAP})?\(?\d{{3}}\)?{_GAP}?\d{{3}}{_GAP}\d{{4}}"
# A sign before it joins it to a number before that: 3.07700; but "Tel:07700", "John,07700".
_LONG = re.compile(rf"(?<![\w/+])(?<!\d[.,:])(?:{_ABROAD}|{_AT_HOME}|{_AMERICAN})(?![\w/]|[.,:]\d)")
# A short one is a telephone number because somebody is told to ring it.
_SERVICE = re.compile(
    r"\b(?:call|ring|phone|telephone|dial|text|tel|ffoniwch|ffonio|appelez|composez|wählen Sie|"
    r"Telefon|llame al|marque|zadzwoń|dzwoń)(?::| us| free| on| ni| ar| le| pod| nr){0,3} "
    r"(?P<number>\d{3}(?:[ \u00a0]\d{3}|\d{1,5})?)(?![\w/]|[.,:]\d)",
    re.IGNORECASE,
)


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each telephone number begins and ends, those of services last."""
    yield from whole_telephones(text)
    for match in _SERVICE.finditer(text):
        if len(_digits(match["number"])) <= _SERVICE_MAX:
            yield match.span("number")


def whole_telephones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each number begins and ends that can be rung from elsewhere: not 101."""
    for match in _LONG.finditer(text):
        if _DIGITS_MIN <= len(_digits(match.group(0))) <= _DIGITS_MAX:
            yield match.span()


def covered(text: str) -> str:
    """Return a text with all but the last two digits of each whole number covered.

    Enough stays to see that somebody left one, and nobody can ring it.
    """
    for begin, end in whole_telephones(text):
        digits = [place for place in range(begin, end) if text[place].isdigit()]
        hidden = set(digits[:-_DIGITS_LEFT])
        text = "".join(_COVER if place in hidden else sign for place, sign in enumerate(text))
    return text


def canonical(written: str) -> str:
    """Return a number as it is dialled at home, in digits: 02079460958 for +44 20 7946 0958."""
    digits = _digits(written.replace("(0)", ""))
    if not written.startswith("+"):
        return digits.removeprefix("1") if len(digits) == 11 else digits
    code = next((digits[:size] for size in (1, 2) if digits[:size] in _SHORT_CODES), digits[:3])
    national = digits.removeprefix(code)
    return national if code in _KEEPS_ITS_ZERO or national[:1] == "0" else f"0{national}"


def _digits(written: str) -> str:
    return "".join(one for one in written if one.isdigit())
