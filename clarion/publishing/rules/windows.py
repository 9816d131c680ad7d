"""A draft is saved by itself while somebody writes: from which window, and in what order."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

# What one person writes within so long is one version, unless they press Save in between.
STRETCH = timedelta(minutes=10)
# Whoever has the page open says so every 30 s; after two missed beats they have gone.
LOOKING = timedelta(seconds=75)


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """`name` was given to the page when it was opened, and `turn` counts what it has sent.

    `by_itself`: nobody pressed a button.
    """

    name: str
    turn: int
    by_itself: bool = False

    @property
    def mark(self) -> str:
        """What a draft remembers of the window that saved it last."""
        return f"{self.name}.{self.turn}"


class Came(StrEnum):
    """How a save stands to what was saved before it."""

    NEXT = "next"
    LATE = "late"  # newer words of the same window are saved already
    BESIDE = "beside"  # somebody else has saved meanwhile, or the same person elsewhere


def came(window: Window | None, *, seen_version: int, version: int, mark: str) -> Came:
    """Say whether words may take the place of what is saved.

    A window that saved last may go on although it never heard so: everything since the version
    that it has seen is its own, because any other save takes its mark away.
    """
    name, _dot, turn = mark.rpartition(".")
    if window is not None and name and window.name == name:
        return Came.NEXT if window.turn > int(turn) else Came.LATE
    return Came.NEXT if seen_version == version else Came.BESIDE


def goes_on(*, since: datetime | None, before: int, now: int, at: datetime) -> bool:
    """Say whether words are the same version as those before, that were saved by themselves.

    `since`: when that version was begun; None for one that somebody saved with a press. `before`
    and `now` are letters: words that shrink to less than half begin a new version, so that what a
    slip of the hand took away is kept.
    """
    return since is not None and at - since < STRETCH and now * 2 >= before
