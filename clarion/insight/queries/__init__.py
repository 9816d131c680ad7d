"""What the one screen asks."""

from clarion.insight.queries.going_on import (
    BACK_MAX,
    DAY,
    SPAN,
    GoingOn,
    Heard,
    Named,
    going_on,
    heard,
)

__all__ = [
    "BACK_MAX",
    "DAY",
    "SPAN",
    "GoingOn",
    "Heard",
    "Named",
    "going_on",
    "heard",
]
