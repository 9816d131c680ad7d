"""A text as it is compared: its words, links and signs, however a screen in between had them."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode

# Compared are so many words and signs, and no more: our longest statements are half as long.
TOKENS_MAX = 8_000

# Different in bytes, the same to whoever reads. Nothing here changes what is said.
_SAME = {
    **dict.fromkeys("‘’‚‛′＇`´ʼ", "'"),
    **dict.fromkeys("“”„‟″«»＂", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
}
# What nobody sees: joiners, soft hyphens, marks of direction, how an emoji is drawn. What turns
# a line around (U+202D, U+202E) is not among them: it shows other words than it holds.
_UNSEEN = re.compile(
    "[\u00ad\u061c\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202c\ufeff\ufe00-\ufe0f]"
)
_EMPHASIS = frozenset("*_")
# Letters of scripts that put no spaces between words: each is counted as one.
_ALONE = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
# Accents and vowels that belong to the letter before them.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u0900-\u0963\u0966-\u0dff"
)
_TOKEN = re.compile(
    rf"""(?P<link>https?://\s*[^\s<>"]+|www\.[^\s<>"]+
          |(?<![\w@.\-])(?:[a-z0-9\-]+\.)+[a-z]{{2,}}(?![\w@])(?:[/?\#][^\s<>"]*)?)
        |(?P<word>[{_ALONE}]|(?:(?![{_ALONE}])[^\W_])(?:(?![{_ALONE}])(?:[^\W_]|[{_MARKS}]))*)
        |(?P<sign>\S)""",
    re.VERBOSE,
)
_AFTER_LINK = ".,;:!?)]}'\""
_CUT = "..."
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|twclid|igsh(?:id)?|mc_[ce]id|ref_src")
_ENDS = frozenset(".!?。！？।॥؟۔።")
_CLOSES = frozenset("'\")]")
_BULLETS = frozenset("-•·")
# What may be lost at either end of a copy without anything being lost of what it says.
_TRIMMED_AFTER = frozenset(".,;:-'\"()[]|·•")
_TRIMMED_BEFORE = frozenset("'\"()[]|·•>")
# A full stop after these ends no sentence; after a single letter (p.m., J. Rees) neither.
_SHORTENED = frozenset(
    {"st", "dr", "mr", "mrs", "ms", "prof", "rev", "rd", "ave", "mt", "approx", "tel", "ext"}
    | {"vs", "nr", "str", "ca", "bzw", "inkl", "ul"}
)


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    LINK = "link"
    SIGN = "sign"


class Gap(StrEnum):
    """What stands before a token."""

    NONE = "none"
    SPACE = "space"
    LINE = "line"
    PARAGRAPH = "paragraph"

    @property
    def is_line(self) -> bool:
        """Whether a new line begins."""
        return self in {Gap.LINE, Gap.PARAGRAPH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, link or sign as it is compared, and where it stands in the text.

    `is_capital`: it is written with a capital letter at its beginning, and with no other.
    """

    text: str
    kind: Kind
    gap: Gap
    begin: int
    end: int
    is_capital: bool = False


def composed(text: str) -> str:
    """Return it in composed letters (NFC): the places of tokens are places in this."""
    return unicodedata.normalize("NFC", text)


def tokens(text: str) -> tuple[Token, ...]:
    """Return what a text is made of; kinds of quotation marks and dashes do not count, nor case."""
    shown, places = _shown(composed(text))
    found: list[Token] = []
    end, gap = 0, Gap.NONE
    while len(found) < TOKENS_MAX and (match := _TOKEN.search(shown, end)):
        gap = max(gap, _gap(shown[end : match.start()]), key=_WIDTH.index)
        kind = Kind(match.lastgroup or Kind.SIGN)
        said = match.group()
        if kind is Kind.LINK:
            said = _without_signs(said)
        end = match.start() + len(said)
        if said in _EMPHASIS or (said == ">" and (gap.is_line or not found)):
            continue  # the gap before it is the gap before what it stands at
        found.append(
            Token(
                text=link(said) if kind is Kind.LINK else said.casefold(),
                kind=kind,
                gap=gap,
                begin=places[match.start()],
                end=places[end - 1] + 1,
                is_capital=said.istitle(),
            )
        )
        gap = Gap.NONE
    return tuple(found)


_WIDTH = list(Gap)


def _gap(between: str) -> Gap:
    lines = between.count("\n")
    if lines:
        return Gap.LINE if lines == 1 else Gap.PARAGRAPH
    return Gap.SPACE if between else Gap.NONE


def _shown(text: str) -> tuple[str, list[int]]:
    """Return it as it is seen, and for each character where it stands in the text."""
    kept: list[str] = []
    places: list[int] = []
    for place, one in enumerate(text):
        if _UNSEEN.match(one):
            continue
        seen = _SAME.get(one, one)
        kept.append(seen)
        places += [place] * len(seen)
    return "".join(kept), places


def _without_signs(said: str) -> str:
    """Leave out what ends the sentence and not the link; dots that shorten it stay."""
    bare = said.rstrip(_AFTER_LINK)
    return said if said.endswith(_CUT) else bare or said


def link(said: str) -> str:
    """Return a link as it is compared: without scheme, www, tracking, and the last slash."""
    bare = re.sub(r"^https?://\s*", "", said, flags=re.IGNORECASE)
    place, _, mark = bare.partition("#")
    place, _, query = place.partition("?")
    host, slash, path = place.partition("/")
    host = host.lower().removeprefix("www.")
    kept = [pair for pair in parse_qsl(query, keep_blank_values=True) if not _tracks(pair[0])]
    whole = f"{host}{slash}{path}".rstrip("/")
    whole += f"?{urlencode(kept)}" if kept else ""
    return whole if not mark or mark.startswith(":~:") else f"{whole}#{mark}"


def _tracks(name: str) -> bool:
    return _TRACKING.fullmatch(name) is not None


def is_shortened(said: str) -> bool:
    """Say whether a link is cut by the screen that shows it."""
    return said.endswith(_CUT)


def shortens(said: str, whole: str) -> bool:
    """Say whether a link that a screen has cut is this one: its host at least must be whole."""
    kept = said.removesuffix(_CUT)
    return "/" in kept and whole.startswith(kept)


def trimmed(said: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out quotation marks, brackets and dots around a copy."""
    begin, end = 0, len(said)
    while begin < end and said[begin].text in _TRIMMED_BEFORE:
        begin += 1
    while begin < end and said[end - 1].text in _TRIMMED_AFTER:
        end -= 1
    return said[begin:end]


def starts(said: tuple[Token, ...]) -> list[bool]:
    """Say of each token whether a sentence begins with it."""
    found: list[bool] = []
    for place, one in enumerate(said):
        found.append(
            place == 0
            or one.gap is Gap.PARAGRAPH
            or (one.gap is Gap.LINE and one.text in _BULLETS)
            or (found[-1] and said[place - 1].kind is Kind.SIGN)
            or _ended(said, place)
        )
    return found


def _ended(said: tuple[Token, ...], place: int) -> bool:
    """Say whether a sentence has ended before this place."""
    last = place - 1
    while last > 0 and said[last].text in _CLOSES:
        last -= 1
    sign = said[last]
    if sign.text not in _ENDS or said[place].text in _ENDS | _CLOSES:
        return False
    if sign.text in "!?":
        return said[place].gap is not Gap.NONE
    if sign.text != ".":
        return True
    before = said[last - 1] if last else None
    word = before.text if before and sign.gap is Gap.NONE else ""
    shortened = word in _SHORTENED or (len(word) == 1 and word.isalpha())
    return said[place].gap is not Gap.NONE and not shortened


def words_of(said: tuple[Token, ...]) -> list[str]:
    """Return the words alone: no links, no signs."""
    return [one.text for one in said if one.kind is Kind.WORD]
