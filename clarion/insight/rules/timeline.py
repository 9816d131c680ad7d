"""A day as bars, each as wide as a step and as high as what was written in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

# In units of the drawing; the page scales it.
WIDTH: Final = 960
HEIGHT: Final = 160
GAP: Final = 2
# What is there at all can be seen.
BAR_MIN: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One step: where it stands in the drawing, from when until when, and what it counts."""

    x: float
    y: float
    width: float
    height: float
    begin: datetime
    end: datetime
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Bars from left to right; `most` is what the highest stands for."""

    bars: tuple[Bar, ...]
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def draw(counted: Sequence[tuple[datetime, int]], end: datetime) -> Timeline:
    """Return the drawing of counts, each from its moment until the next, the last until `end`."""
    if not counted:
        return Timeline(bars=(), most=0)
    most = max(count for _, count in counted)
    wide = WIDTH / len(counted)
    ends = [*(begin for begin, _ in counted[1:]), end]
    bars = []
    for place, ((begin, count), until) in enumerate(zip(counted, ends, strict=True)):
        high = max(HEIGHT * count / most, BAR_MIN) if count else 0.0
        bars.append(
            Bar(
                x=round(place * wide, 1),
                y=round(HEIGHT - high, 1),
                width=round(max(wide - GAP, 1), 1),
                height=round(high, 1),
                begin=begin,
                end=until,
                count=count,
            )
        )
    return Timeline(bars=tuple(bars), most=most)
