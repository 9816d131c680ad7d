"""Tells letters that a program may have written, without a script and without asking outside.

Nothing is ever dropped for it: a person in distress fills in forms oddly too. What looks odd is
marked with its reasons, and staff see it all the same.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

# Reading the page and writing one sentence takes a person longer than this.
ON_PAGE_MIN = timedelta(seconds=3)
# A page may lie open over a night; one that is older has probably been recorded and replayed.
ON_PAGE_MAX = timedelta(hours=24)
# From one address, in one hour. A library or a shelter shares one address among many people.
LETTERS_PER_HOUR_MAX = 10
LINKS_MAX = 3
# Of two texts' words, how many they share: above it they are the same letter to us.
LIKENESS_MAX = 0.8
WORDS_TO_COMPARE_MIN = 8  # short letters are alike because they are short
COMPARED_MAX = 200  # recent letters that one is compared with
STAMP_CHARS_MAX = 200

_LINK = re.compile(r"https?://|www\.|\[url|<a\s", re.IGNORECASE)
_WORD = re.compile(r"\w+")


class Oddity(StrEnum):
    """Why a program may have filled it in."""

    TRAP = "trap"  # filled in what people cannot see
    FOREIGN = "foreign"  # did not come from our page
    TOO_QUICK = "too_quick"  # faster than people can
    TOO_OLD = "too_old"  # the page was open for more than a day
    TOO_MANY = "too_many"  # letters from one address in one hour
    LINKS = "links"
    REPEATED = "repeated"  # the words of another letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """How a form was filled in. `trap` is a field that no person sees, named like one they do."""

    text: str
    trap: str
    stamp: str
    letters_last_hour: int
    recent_texts: Sequence[str] = ()


def stamp(*, secret: bytes, page: str, at: datetime) -> str:
    """Return what the page carries in a hidden field: when it was given out, signed."""
    moment = str(int(at.timestamp()))
    return f"{moment}.{_signature(secret, page, moment)}"


def oddities(filling: Filling, *, secret: bytes, page: str, at: datetime) -> tuple[Oddity, ...]:
    """Return what is odd about a letter, and nothing for an ordinary one."""
    found = (
        Oddity.TRAP if filling.trap.strip() else None,
        _age(filling.stamp, secret, page, at),
        Oddity.TOO_MANY if filling.letters_last_hour > LETTERS_PER_HOUR_MAX else None,
        Oddity.LINKS if len(_LINK.findall(filling.text)) > LINKS_MAX else None,
        Oddity.REPEATED if _is_repeated(filling) else None,
    )
    return tuple(one for one in found if one)


def _age(given: str, secret: bytes, page: str, at: datetime) -> Oddity | None:
    moment, _, signature = given[:STAMP_CHARS_MAX].partition(".")
    expected = _signature(secret, page, moment).encode()
    if not hmac.compare_digest(signature.encode("utf-8", "replace"), expected):
        return Oddity.FOREIGN
    age = at - datetime.fromtimestamp(int(moment), UTC)
    if age < ON_PAGE_MIN:
        return Oddity.TOO_QUICK
    return Oddity.TOO_OLD if age > ON_PAGE_MAX else None


def _signature(secret: bytes, page: str, moment: str) -> str:
    signed = hmac.new(secret, f"{page}\n{moment}".encode("utf-8", "replace"), hashlib.sha256)
    return base64.urlsafe_b64encode(signed.digest()).decode().rstrip("=")


def _is_repeated(filling: Filling) -> bool:
    words = _words(filling.text)
    if len(words) < WORDS_TO_COMPARE_MIN:
        return False
    others = map(_words, filling.recent_texts[:COMPARED_MAX])
    return any(len(words & other) > LIKENESS_MAX * len(words | other) for other in others)


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.lower()))
