"""Says of each piece of a text what the list of the world knows about it."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from clarion.reading.folding import fold
from clarion.reading.places.place import PlaceKind
from clarion.reading.places.tagging.tokens import Token
from clarion.reading.places.world import world_names

_NUMBERS: Final = {PlaceKind.COUNTRY: 1, PlaceKind.STATE: 3, PlaceKind.CITY: 5}
_WORDS_MAX: Final = 5
_FRONTS: Final = frozenset("وفبلك")


def listed(tokens: Sequence[Token]) -> list[int]:
    """Return 0 for a token that is in no name, else a number for kind and place in the name."""
    names, firsts = _names()
    folded = [_without_front(fold(token.raw), firsts) for token in tokens]
    numbers = [0] * len(tokens)
    at = 0
    while at < len(tokens):
        found = folded[at] in firsts and next(
            (
                (length, kind)
                for length in range(min(_WORDS_MAX, len(tokens) - at), 0, -1)
                if (kind := names.get(" ".join(folded[at : at + length])))
            ),
            None,
        )
        if found:
            length, kind = found
            numbers[at : at + length] = [kind] + [kind + 1] * (length - 1)
            at += length
        else:
            at += 1
    return numbers


def _without_front(folded: str, firsts: Collection[str]) -> str:
    """Return an Arabic word without "in", "and", "to" where a name is left."""
    if folded[:1] in _FRONTS and folded not in firsts and folded[1:] in firsts:
        return folded[1:]
    return folded


@cache
def _names() -> tuple[dict[str, int], frozenset[str]]:
    """Return the folded names, and their first words."""
    names: dict[str, int] = {}
    for name, kind in world_names():
        # What is a country and a city, as Luxembourg, counts as the country.
        key = " ".join(fold(word) for word in name.replace("-", " ").split())
        names[key] = min(names.get(key, 9), _NUMBERS[kind])
    return names, frozenset(key.split(" ", 1)[0] for key in names)
