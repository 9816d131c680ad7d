"""What is going on, and what begins."""

from clarion.insight.queries.areas import AreaNow, Felt, Theme, felt
from clarion.insight.queries.going_on import (
    BACK_MAX,
    DAY,
    SPAN,
    GoingOn,
    Named,
    going_on,
)
from clarion.insight.queries.heard import (
    Asked,
    Heard,
    Page,
    areas_offered,
    heard,
    rumour_words,
)
from clarion.insight.queries.rumours import Rumour, Rumours, rumours
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
    "AreaNow",
    "Asked",
    "Felt",
    "GoingOn",
    "Heard",
    "MuteNow",
    "Named",
    "Page",
    "Rumour",
    "Rumours",
    "SilenceNow",
    "Theme",
    "WarningNow",
    "WarningPage",
    "WeekNow",
    "areas_offered",
    "beginning",
    "felt",
    "going_on",
    "heard",
    "mutes",
    "rumour_words",
    "rumours",
    "silences",
    "warning",
    "warnings",
    "weeks",
]
