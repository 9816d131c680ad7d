"""Words agreed beforehand: nothing in them may differ but a place, a time and a number."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LINK = "[link]"  # where our own page says the whole, known only when it is said
VALID_DAYS_MAX = 366
PER_DAY_MAX = 20
BLANKS_MAX = 12
A_DAY = timedelta(days=1)


class Kind(StrEnum):
    """What a blank may hold."""

    PLACE = "place"
    TIME = "time"
    NUMBER = "number"


_ANY_BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]")
_BLANK = re.compile(r"\[(place|time|number)(?:: ([^\[\]\n]{1,60}))?\]")
# What stands inside a name and begins with no capital: the Isle of Man, Stoke-on-Trent.
_BETWEEN = frozenset(
    {"and", "at", "by", "de", "la", "near", "of", "on", "the", "to", "under", "upon"}
)
_PLACE_WORDS_MAX = 8
_PLACE_CHARS_MAX = 60
# The number of a house or of a road, once; nothing that could be rung, dated or counted.
_PLACE_DIGITS = re.compile(r"[^\d]*(?:[0-9]{1,3}[^\d]*)?")
_SHAPES = {
    Kind.PLACE: rf"[\w'’\- ]{{2,{_PLACE_CHARS_MAX}}}",
    Kind.TIME: r"(?:[01][0-9]|2[0-3]):[0-5][0-9]",
    Kind.NUMBER: r"[0-9]{1,3}(?:,[0-9]{3}){1,2}|[0-9]{1,7}",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """One blank, as it stands in the words: `[time: next update]`."""

    token: str
    kind: Kind
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The words as one account will say them, their blanks still open."""

    account_id: int
    where: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beforehand:
    """A message with its blanks open, as each account will say it, and the limits of saying it."""

    name: str
    headline: str
    text: str
    language: str
    theme: str
    roles: tuple[str, ...]
    frames: tuple[Frame, ...]
    valid_until: datetime
    per_day: int

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text in it."""
        said = [text for one in self.frames for text in (one.subject, one.text)]
        return (self.headline, self.text, *said)


def blanks_of(*texts: str) -> tuple[Blank, ...]:
    """Return each blank once, in the order in which they stand."""
    found = {
        one.group(0): Blank(token=one.group(0), kind=Kind(one.group(1)), label=one.group(2) or "")
        for text in texts
        for one in _BLANK.finditer(text)
    }
    return tuple(found.values())


def strange_blanks(*texts: str, linked: bool = False) -> tuple[str, ...]:
    """Return what stands in square brackets and is none of the three kinds.

    Only words that are `linked` hold the mark of our own page: nobody types it.
    """
    return tuple(
        one
        for text in texts
        for one in _ANY_BLANK.findall(text)
        if not (linked and one == LINK) and not _BLANK.fullmatch(one)
    )


def fits(kind: Kind, value: str) -> bool:
    """Say whether a blank of this kind may hold this."""
    if not re.fullmatch(_SHAPES[kind], value):
        return False
    if kind is not Kind.PLACE:
        return True
    words = value.split(" ")
    named = [word for word in words if word[:1].isupper() or word[:1].isdigit()]
    rest = [word for word in words if word not in named]
    return (
        len(re.split(r"[ \-]", value)) <= _PLACE_WORDS_MAX
        and _PLACE_DIGITS.fullmatch(value) is not None
        and all(one.isascii() for one in value if one.isnumeric())
        and any(word[:1].isupper() for word in words)
        and all(word in _BETWEEN for word in rest)
    )


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put the values in place of the blanks, by token; one without a value stays."""
    return _BLANK.sub(lambda one: values.get(one.group(0), one.group(0)), text)


def equals(agreed: str, said: str, *, link: str) -> bool:
    """Say whether the words are the agreed ones outside the blanks, and each blank fits its kind.

    The same blank holds the same wherever it stands.
    """
    return all_equal([(agreed, said)], link=link)


def all_equal(pairs: Iterable[tuple[str, str]], *, link: str) -> bool:
    """Say it of several agreed texts and what is said for each: a blank has one value in all."""
    values: dict[str, str] = {}
    for agreed, said in pairs:
        found = _values(agreed, said, link)
        if found is None or any(values.setdefault(token, it) != it for token, it in found.items()):
            return False
    return True


def _values(agreed: str, said: str, link: str) -> dict[str, str] | None:
    """Return what each blank holds, or None: these are other words."""
    names: dict[str, str] = {}
    pattern, end = "", 0
    for one in re.finditer(rf"{re.escape(LINK)}|{_BLANK.pattern}", agreed):
        pattern += re.escape(agreed[end : one.start()])
        pattern += _part(one, names, link)
        end = one.end()
    pattern += re.escape(agreed[end:])
    found = re.fullmatch(pattern, said)
    if found is None:
        return None
    values = {blank.token: found.group(names[blank.token]) for blank in blanks_of(agreed)}
    right = all(fits(one.kind, values[one.token]) for one in blanks_of(agreed))
    return values if right else None


def _part(one: re.Match[str], names: dict[str, str], link: str) -> str:
    token = one.group(0)
    if token == LINK:
        return re.escape(link)
    if token in names:
        return f"(?P={names[token]})"
    names[token] = f"blank{len(names)}"
    return f"(?P<{names[token]}>{_SHAPES[Kind(one.group(1))]})"


def agreement(message: Beforehand, *, number: int) -> str:
    """Return one digest over the words everywhere and over every limit, which is what is signed.

    It is that of no message at the door, so that a signature under it lets nothing leave by itself.
    """
    said = {"agreed beforehand": number, **asdict(message)}
    return hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
