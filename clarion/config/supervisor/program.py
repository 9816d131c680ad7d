"""What is to be kept running, as plain values: its name, its command, how it starts and stops."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

FIRST_PAUSE_SECONDS = 0.5
PAUSE_SECONDS_MAX = 30.0

# Who has lived this long was well: its next death counts as its first.
WELL_AFTER_SECONDS = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One command that is kept running, or, with `once`, that must succeed before the next.

    `env` is added to our own environment. `ready` is asked until it says yes. A door takes
    people in, so doors are closed first and the rest can finish what came through them.
    `wanted` is asked once, when the errands before it are done: not wanted, it is not started.
    """

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)
    once: bool = False
    wanted: Callable[[], bool] | None = None
    is_door: bool = False
    ready: Callable[[], bool] | None = None
    finish_seconds_max: float = 10.0

    def is_wanted(self) -> bool:
        """Whether it is to be started at all."""
        return self.wanted is None or self.wanted()


def pause_before_restart(deaths: int) -> float:
    """Seconds to wait after this many deaths in a row: twice as long each time, within reason."""
    return float(min(FIRST_PAUSE_SECONDS * 2 ** (min(deaths, 10) - 1), PAUSE_SECONDS_MAX))
