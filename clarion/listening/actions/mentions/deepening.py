"""What a careful reading adds to mentions that were read at a glance."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from clarion.listening.models import Mention
from clarion.listening.rules.offering import is_graver, told
from clarion.places import queries as places
from clarion.reading import Reader

ADDED: Final = (
    "language", "risk", "risk_words", "need", "first_hand", "temperature", "theme",
    "place", "area", "lat", "lon", "within_m", "read_at",
)  # fmt: skip


def deepen(*, office_id: int, rows: Sequence[Mention], at: datetime) -> None:
    """Put it into the rows, which the caller saves. A risk that was found stays."""
    reader = Reader.compile(gazetteer=places.gazetteer(office_id=office_id))
    readings = reader.read_many(f"{row.title}\n{row.text}".strip() for row in rows)
    for row, reading in zip(rows, readings, strict=True):
        tells = told(reading, says=row.language)
        gist, spot = tells.gist, tells.gist.spot
        if is_graver(tells.risk, than=row.risk):
            row.risk, row.risk_words = tells.risk, tells.risk_words
        row.language, row.need, row.theme = tells.language, tells.need, gist.theme
        row.first_hand, row.temperature = gist.first_hand, gist.temperature
        row.place, row.area = spot.name, spot.area
        row.lat, row.lon, row.within_m = spot.lat, spot.lon, spot.within_m
        row.read_at = at
