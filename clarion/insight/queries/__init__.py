"""What is going on, and what begins."""

from clarion.insight.queries.going_on import BACK_MAX, DAY, SPAN, GoingOn, Heard, going_on, heard
from clarion.insight.queries.warnings import (
    WHICH,
    MuteNow,
    SilenceNow,
    WarningNow,
    WarningPage,
    WeekNow,
    beginning,
    mutes,
    silences,
    warning,
    warnings,
    weeks,
)

__all__ = [
    "BACK_MAX",
    "DAY",
    "SPAN",
    "WHICH",
    "GoingOn",
    "Heard",
    "MuteNow",
    "SilenceNow",
    "WarningNow",
    "WarningPage",
    "WeekNow",
    "beginning",
    "going_on",
    "heard",
    "mutes",
    "silences",
    "warning",
    "warnings",
    "weeks",
]
