"""Which texts are about one thing: grouped as they arrive, each with the reason why."""

from clarion.reading.sameness.grouper import Grouper
from clarion.reading.sameness.saving import Saved
from clarion.reading.sameness.told import Joining, Matter, Told, Trend, Way
from clarion.reading.sameness.traces import without_places
from clarion.reading.sameness.vectors import Encode

__all__ = [
    "Encode",
    "Grouper",
    "Joining",
    "Matter",
    "Saved",
    "Told",
    "Trend",
    "Way",
    "without_places",
]
