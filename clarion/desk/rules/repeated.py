"""What a public answer would tell everybody about a person, before it is said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from clarion.reading.personal.find import find_personal
from clarion.reading.personal.finding import PersonalKind

# An office says its own telephone number, address and people all day long. These are hardly ever
# its own, and are asked about wherever they come from; all else where the person had written it.
_HARDLY_OURS: Final = frozenset(
    {
        PersonalKind.NATIONAL_NUMBER,
        PersonalKind.BANK_ACCOUNT,
        PersonalKind.CARD,
        PersonalKind.NUMBER_PLATE,
        PersonalKind.BIRTH_DATE,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeated:
    """Words of an answer that tell who somebody is or how to get at them, and of what kind."""

    kind: str
    words: str


def repeated(text: str, theirs: Iterable[str]) -> tuple[Repeated, ...]:
    """Return what an answer tells of the person, each once; `theirs` is what they wrote to us."""
    found = find_personal(text)
    if not found:
        return ()
    written = [_bare(one) for one in theirs]
    told = [
        Repeated(kind=one.kind.value, words=one.quote.words)
        for one in found
        if one.kind in _HARDLY_OURS or any(_bare(one.quote.words) in each for each in written)
    ]
    return tuple(dict.fromkeys(told))


def _bare(words: str) -> str:
    """However they are spaced and hyphenated: 07700 900123 is 07700900123."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
