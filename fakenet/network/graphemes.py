"""A character is what a person sees as one: a flag or a family counts once, not four times.

Follows Unicode Standard Annex 29 (extended grapheme clusters) with the properties that Python's
own tables give; the few ranges that they do not give are written here.
"""

import unicodedata

ZERO_WIDTH_JOINER = 0x200D
HANGUL_SYLLABLES = range(0xAC00, 0xD7A4)
HANGUL_FINALS = 28
LEADING, VOWEL, TRAILING = "L", "V", "T"
PICTURES = (
    *(range(code, code + 1) for code in (0xA9, 0xAE, 0x203C, 0x2049, 0x2122, 0x2139, 0x24C2)),
    *(range(code, code + 1) for code in (0x3030, 0x303D, 0x3297, 0x3299)),
    range(0x2190, 0x2200),
    range(0x2300, 0x2400),
    range(0x25A0, 0x27C0),
    range(0x2900, 0x2980),
    range(0x2B00, 0x2C00),
    range(0x1F000, 0x1F1E6),
    range(0x1F200, 0x1F3FB),
    range(0x1F400, 0x1FB00),
)
PREPENDED = frozenset(
    (*range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0xD4E, 0x110BD, 0x110CD)
)
JOINING_SIGNS = frozenset((0x94D, 0x9CD, 0xACD, 0xB4D, 0xC4D, 0xD4D))
JOINING_CONSONANTS = (
    *(range(0x915, 0x93A), range(0x958, 0x960), range(0x978, 0x980)),
    *(range(0x995, 0x9BA), range(0x9DC, 0x9E0), range(0x9F0, 0x9F2)),
    *(range(0xA95, 0xABA), range(0xAF9, 0xAFA), range(0xB15, 0xB3A), range(0xB5C, 0xB60)),
    *(range(0xB71, 0xB72), range(0xC15, 0xC3A), range(0xC58, 0xC5B), range(0xD15, 0xD3B)),
)
EXTENDING_LETTERS = frozenset((0x200C, 0xFF9E, 0xFF9F))
SPACING_LETTERS = frozenset((0xE33, 0xEB3))
SPACING_MARKS_THAT_BREAK = frozenset(
    code
    for block in (
        (0x102B, 0x102C, 0x1038, 0x1083, 0x108F, 0x1A61, 0x1A63, 0x1A64, 0xAA7B),
        range(0x1062, 0x1065),
        range(0x1067, 0x106E),
        range(0x1087, 0x108D),
        range(0x109A, 0x109D),
    )
    for code in block
)


def count_graphemes(text: str) -> int:
    if text.isascii():
        return len(text) - text.count("\r\n")
    return sum(_starts_a_character(text, place) for place in range(len(text)))


def _starts_a_character(text: str, place: int) -> bool:
    if place == 0:
        return True
    before, here = ord(text[place - 1]), ord(text[place])
    if _is_control(before) or _is_control(here):
        return (before, here) != (0x0D, 0x0A)
    if _is_flag_half(before) and _is_flag_half(here):
        return _flag_halves_before(text, place) % 2 == 0
    joined = (
        _extends(here)
        or before in PREPENDED
        or _joins_hangul(_hangul(before), _hangul(here))
        or _joins_consonants(text, place)
    )
    return not joined and not _joins_pictures(text, place)


def _is_control(code: int) -> bool:
    if code in (0x200C, ZERO_WIDTH_JOINER) or code in PREPENDED or 0xE0020 <= code <= 0xE007F:
        return False
    return unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp", "Cs")


def _extends(code: int) -> bool:
    if code in EXTENDING_LETTERS or code == ZERO_WIDTH_JOINER or code in SPACING_LETTERS:
        return True
    if 0x1F3FB <= code <= 0x1F3FF or 0xE0020 <= code <= 0xE007F:
        return True
    category = unicodedata.category(chr(code))
    return category in ("Mn", "Me") or (category == "Mc" and code not in SPACING_MARKS_THAT_BREAK)


def _hangul(code: int) -> str:
    if 0x1100 <= code <= 0x115F or 0xA960 <= code <= 0xA97C:
        return LEADING
    if 0x1160 <= code <= 0x11A7 or 0xD7B0 <= code <= 0xD7C6:
        return VOWEL
    if 0x11A8 <= code <= 0x11FF or 0xD7CB <= code <= 0xD7FB:
        return TRAILING
    if code in HANGUL_SYLLABLES:
        open_syllable = (code - HANGUL_SYLLABLES.start) % HANGUL_FINALS == 0
        return LEADING + VOWEL if open_syllable else LEADING + VOWEL + TRAILING
    return ""


def _joins_hangul(before: str, here: str) -> bool:
    if not before or not here:
        return False
    match before[-1]:
        case "L":
            return here[0] in (LEADING, VOWEL)
        case "V":
            return here[0] in (VOWEL, TRAILING)
    return here[0] == TRAILING


def _is_picture(code: int) -> bool:
    return any(code in block for block in PICTURES)


def _joins_consonants(text: str, place: int) -> bool:
    if not _is_consonant(ord(text[place])):
        return False
    joined = False
    place -= 1
    while place > 0 and _extends(ord(text[place])):
        joined = joined or ord(text[place]) in JOINING_SIGNS
        place -= 1
    return joined and _is_consonant(ord(text[place]))


def _is_consonant(code: int) -> bool:
    return any(code in block for block in JOINING_CONSONANTS)


def _is_flag_half(code: int) -> bool:
    return 0x1F1E6 <= code <= 0x1F1FF


def _joins_pictures(text: str, place: int) -> bool:
    """A picture, then a joiner, then a picture: a family, a profession, a flag of a kind."""
    if not _is_picture(ord(text[place])) or ord(text[place - 1]) != ZERO_WIDTH_JOINER:
        return False
    place -= 2
    while place >= 0 and _extends(ord(text[place])) and ord(text[place]) != ZERO_WIDTH_JOINER:
        place -= 1
    return place >= 0 and _is_picture(ord(text[place]))


def _flag_halves_before(text: str, place: int) -> int:
    halves = 0
    while place - halves > 0 and _is_flag_half(ord(text[place - halves - 1])):
        halves += 1
    return halves
