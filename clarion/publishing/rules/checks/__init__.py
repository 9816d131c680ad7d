"""What stands in the way of saying it: each check is a file, each pack of phrases a text."""

from clarion.publishing.rules.checks.dates import ALREADY_OVER
from clarion.publishing.rules.checks.found import (
    Checked,
    Deed,
    Fix,
    Found,
    Level,
    Old,
    Piece,
    Posted,
    Standing,
    Tongued,
)
from clarion.publishing.rules.checks.run import check

__all__ = [
    "ALREADY_OVER",
    "Checked",
    "Deed",
    "Fix",
    "Found",
    "Level",
    "Old",
    "Piece",
    "Posted",
    "Standing",
    "Tongued",
    "check",
]
