"""Each link is the SHA-256 of the link before it and of every word of its entry."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

FIRST = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """An entry as it is written, without its place in the chain."""

    id: int
    office_id: int
    at: datetime
    actor_name: str
    actor_role: str
    actor_id: int | None
    deed: str
    about: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An entry at its place, with the hash that was written beside it."""

    position: int
    deed: Deed
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first place where the chain does not hold, and why."""

    position: int
    entry_id: int
    why: str


def link_hash(previous: str, position: int, deed: Deed) -> str:
    """Return the hash that belongs at this place: 64 hexadecimal characters."""
    words = {
        "previous": previous,
        "position": position,
        "id": deed.id,
        "office": deed.office_id,
        "at": deed.at.astimezone(UTC).isoformat(),
        "actor": [deed.actor_id, deed.actor_name, deed.actor_role],
        "deed": deed.deed,
        "about": deed.about,
        "facts": deed.facts,
    }
    exact = json.dumps(words, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(exact.encode()).hexdigest()


def first_break(links: Iterable[Link]) -> Break | None:
    """Walk the chain from its beginning; `None` means that it is whole."""
    previous = FIRST
    for expected, link in enumerate(links, start=1):
        if link.position != expected:
            return Break(
                position=expected, entry_id=link.deed.id, why=f"place {expected} is missing"
            )
        if link_hash(previous, link.position, link.deed) != link.hash:
            return Break(
                position=expected, entry_id=link.deed.id, why="its words are not what was sealed"
            )
        previous = link.hash
    return None
