"""Writes a reading down as plain tables, so that any other program can go on with it."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One text to be read: its name and whatever is handed back as it came."""

    id: str | int
    text: str
    handed_back: dict[str, str]


def wanted(table: Mapping[str, Any], *, number: int) -> Wanted:
    """Return what a line asks for; ValueError says in a sentence what is wrong with it.

    ``id`` is text or a whole number, else the line's own; ``text`` is text; ``lang`` and ``at``
    are handed back and change nothing: a text is read from its words alone.
    """
    text = table.get("text")
    if not isinstance(text, str):
        raise ValueError('The line has no "text", or it is not text.')
    name = table.get("id", number)
    if not isinstance(name, str | int) or isinstance(name, bool):
        raise ValueError('The "id" is neither text nor a whole number.')
    handed_back = {}
    for key in ("lang", "at"):
        if key in table and not isinstance(table[key], str):
            raise ValueError(f'"{key}" is not text.')
        if key in table:
            handed_back[key] = table[key]
    return Wanted(id=name, text=text, handed_back=handed_back)


def plain(value: Any) -> Any:
    """Return a value of ours as tables, lists, text and numbers, each field by its name."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, frozenset | set):
        return sorted(plain(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _names(value.__class__)}
    return value


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
