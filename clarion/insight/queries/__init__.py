"""What the one screen asks."""

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
)

__all__ = [
    "BACK_MAX",
    "DAY",
    "SPAN",
    "AreaNow",
    "Asked",
    "Felt",
    "GoingOn",
    "Heard",
    "Named",
    "Page",
    "Theme",
    "areas_offered",
    "felt",
    "going_on",
    "heard",
]
