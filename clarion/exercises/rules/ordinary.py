"""Any day in town: as many messages as are wanted, each a little different from the last."""

import tomllib
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from clarion.exercises.rules.chance import choose, share
from clarion.exercises.rules.script import Line, names
from clarion.kit import numbers

KEY = "ordinary-"
_GAPS = ("street", "day", "thing", "place")
# They write for themselves alone, and are not mistaken for just anybody.
_OF_THE_STORY = frozenset(
    {"lantern", "tealradio", "goose", "wealthnow", "followers", "ghost", "anon", "sunny", "paws"}
    | {
        "crustyloaf",
        "oldquay",
        "swimclub",
        "biscuit",
        "q",
        "noor",
        "hope",
        "marta",
        "bec",
        "ivy",
        "thrupp",
        "wilf",
    }
)
_FOREIGN = {
    "es": ("lucia", "diego"),
    "pl": ("kasia", "tomasz"),
    "uk": ("olena", "dmytro"),
    "cy": ("gwen", "ifan"),
    "ar": ("samira", "yusuf"),
}


def ordinary(number: int) -> Line:
    """Return the message of this number; each pattern comes once before any comes again."""
    patterns = _written()["patterns"]
    turn, place = divmod(number, len(patterns))
    order = sorted(range(len(patterns)), key=lambda one: share("order", turn, one))
    pattern = patterns[order[place]]
    lang = pattern.get("lang", "en")
    text = str(pattern["text"])
    for gap in _GAPS:
        text = text.replace("{" + gap + "}", choose(_written()[gap], gap, number))
    return Line(
        id=f"{KEY}{number}",
        at=timedelta(),
        who=choose(_FOREIGN.get(lang, _townspeople()), "who", number),
        do=pattern.get("do", "post"),
        text=text,
        lang=lang,
        mood=pattern.get("mood", "plain"),
    )


def number_of(key: str) -> int | None:
    """Return the number of an ordinary message, or None for any other key."""
    number = key.removeprefix(KEY)
    return numbers.number_of(number) if number != key else None


@cache
def _townspeople() -> tuple[str, ...]:
    foreign = {one for people in _FOREIGN.values() for one in people}
    return tuple(one for one in names() if one not in _OF_THE_STORY | foreign)


@cache
def _written() -> dict[str, Any]:
    file = files("clarion.exercises").joinpath("merrowby/ordinary.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
