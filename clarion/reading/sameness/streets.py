"""Finds the streets, bridges, routes and towns that a text names, so that two are never one."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from clarion.reading.folding import fold

# "de l'Église", "d'Alésia": the article is no part of the name.
_ARTICLE: Final = re.compile(r"^[dl]['’](?=\w)", re.IGNORECASE)
# Who names more places than this writes a list, and a list is no place.
PLACES_MAX: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What a text names: kind of place by its name ("mill lane": "street"), at most 12."""

    kinds: dict[str, str]

    def agree(self, other: "Places") -> str:
        """Return a street or other exact place that both name, or nothing."""
        for name, kind in self.kinds.items():
            if kind != "town" and name in other.kinds:
                return name
        return ""

    def share_town(self, other: "Places") -> str:
        """Return a town that both name, or nothing."""
        for name, kind in self.kinds.items():
            if kind == "town" and name in other.kinds:
                return name
        return ""

    def differ(self, other: "Places") -> tuple[str, str] | None:
        """Return one of each that cannot both be meant: two streets, two bridges, two towns."""
        if not self.kinds or not other.kinds:
            return None
        for name, kind in self.kinds.items():
            others = [its for its in other.kinds if other.kinds[its] == kind]
            if others and not any(
                its in other.kinds for its in self.kinds if self.kinds[its] == kind
            ):
                return name, others[0]
        return None


NOWHERE: Final = Places(kinds={})


def find_places(typed: list[str], compared: list[str]) -> Places:
    """Return the places that the words name; both lists as `words.split` returns them."""
    kinds: dict[str, str] = {}
    capitals = sum(1 for word in typed if word[:1].isupper())
    # Where every word has a capital letter, or none has, letters tell nothing.
    telling = 0 < capitals < 0.7 * len(typed) or len(typed) < 4
    known = _book()
    for at, word in enumerate(compared):
        if word in known.words:
            found = _place_at(at, word, typed, compared, telling=telling)
        elif word.endswith(known.endings) and word not in known.whole:
            found = word.removesuffix("asse") if word.endswith("strasse") else word, "street"
        else:
            continue
        if found:
            kinds.setdefault(*found)
            if len(kinds) >= PLACES_MAX:
                break
    return Places(kinds=kinds) if kinds else NOWHERE


def where_named(compared: list[str], places: Places) -> frozenset[int]:
    """Return at which words the places stand: "no water in Water Lane" keeps its first "water".

    A name whose words stand apart ("rue de la Gare") is taken wherever one of them stands.
    """
    words = [_book().long.get(word, word) for word in compared]
    found: set[int] = set()
    for name in places.kinds:
        parts = name.split()
        size = len(parts)
        begins = [at for at in range(len(words)) if sorted(words[at : at + size]) == sorted(parts)]
        found.update(at + more for at in begins for more in range(size))
        if not begins:
            found.update(
                at
                for at, word in enumerate(words)
                if word in parts or (word[:1] in {"d", "l"} and word[1:] in parts)
            )
    return frozenset(found)


def _place_at(
    at: int, word: str, typed: list[str], compared: list[str], *, telling: bool
) -> tuple[str, str] | None:
    known = _book()
    if (kind := known.after.get(word)) and at and _is_name(at - 1, typed, compared):
        capital = telling and typed[at - 1][:1].isupper() and typed[at][:1].isupper()
        # "on Elm Street, road closed": a street's own word is a name only as in "Park Street".
        if capital or (word not in known.only_capital and compared[at - 1] not in known.after):
            return f"{compared[at - 1]} {known.long.get(word, word)}", kind
    if at + 1 >= len(compared):
        return None
    if word in known.numbered and compared[at + 1][0].isdigit():
        return f"{word} {compared[at + 1]}", word
    if kind := known.before.get(word):
        past = at + 1
        while past + 1 < len(compared) and compared[past] in known.across:
            past += 1
        # "via" is a street behind "in", and not in "by train via Oxford".
        if word in known.only_in and (not at or compared[at - 1] not in known.behind):
            return None
        typed_name = _ARTICLE.sub("", typed[past])
        name = compared[past] if typed_name == typed[past] else fold(typed_name)
        if telling and typed_name[:1].isupper() and name not in known.no_name and len(name) > 1:
            return f"{name} {word}", kind
    if word in known.into and telling and typed[at + 1][:1].isupper() and _town(at + 1, compared):
        return compared[at + 1], "town"
    return None


def _is_name(at: int, typed: list[str], compared: list[str]) -> bool:
    word, raw, known = compared[at], typed[at], _book()
    if not word or word in known.no_name or (len(word) == 1 and not raw.isupper()):
        return False
    if raw[:1].isupper():
        return True
    # "blocked road", "flooding street": what is being done is no name.
    done = raw.endswith(("ing", "ed"))
    return not done and word not in known.with_capital and word not in known.after


def _town(at: int, compared: list[str]) -> bool:
    """A capital word after "in" that no word of a street follows."""
    known = _book()
    following = compared[at + 1] if at + 1 < len(compared) else ""
    word = compared[at]
    return word.isalpha() and word not in known.no_name and following not in known.after


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """The words of places.toml: kinds by word, and sets."""

    after: dict[str, str]
    before: dict[str, str]
    long: dict[str, str]
    only_capital: frozenset[str]
    numbered: frozenset[str]
    no_name: frozenset[str]
    with_capital: frozenset[str]
    into: frozenset[str]
    across: frozenset[str]
    only_in: frozenset[str]
    behind: frozenset[str]
    endings: tuple[str, ...]
    whole: frozenset[str]
    """Words with such an ending that name no street."""
    words: frozenset[str]
    """All that may begin or end a place."""


@cache
def _book() -> _Book:
    file = resources.files("clarion.reading.sameness") / "places.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))
    sets = {name: frozenset(words.split()) for name, words in table["lists"].items()}
    into = sets.pop("in")
    endings = tuple(table["ending"]["street"].split())
    return _Book(
        after=_by_word(table["after"]),
        before=_by_word(table["before"]),
        long=_by_word(table["short"]),
        into=into,
        endings=endings,
        whole=frozenset([*endings, *table["ending"]["no_name"].split()]),
        words=frozenset(
            [*_by_word(table["after"]), *_by_word(table["before"]), *sets["numbered"], *into]
        ),
        **sets,
    )


def _by_word(kinds: dict[str, str]) -> dict[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words.split()}
