"""An office is live, or it is an exercise."""

from enum import StrEnum


class Mode(StrEnum):
    """Whether what an office says reaches real people."""

    LIVE = "live"
    EXERCISE = "exercise"


MODES = tuple(mode.value for mode in Mode)
