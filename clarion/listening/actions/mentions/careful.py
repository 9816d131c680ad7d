"""Texts read with care, and where what they tell is kept."""

from collections.abc import Sequence
from typing import Final

from clarion.listening.models import Mention
from clarion.listening.rules.offering import Told, told
from clarion.places import queries as places
from clarion.reading import Reader
from clarion.reading.meaning import bundled_encoder, is_built
from clarion.reading.why import to_rows

TOLD: Final = (
    "language", "risk", "risk_words", "perhaps", "need", "first_hand", "temperature", "theme",
    "place", "area", "lat", "lon", "within_m", "urgency", "why",
)  # fmt: skip


def read_carefully(*, office_id: int, texts: Sequence[tuple[str, str]]) -> list[Told]:
    """Return what each text tells; beside it stands the language that its source names."""
    if not texts:
        return []
    reader = Reader.compile(
        gazetteer=places.gazetteer(office_id=office_id),
        encode=bundled_encoder().encode if is_built() else None,
    )
    readings = reader.read_many(text for text, _ in texts)
    return [told(reading, says=says) for reading, (_, says) in zip(readings, texts, strict=True)]


def put(row: Mention, tells: Told) -> None:
    """Put it into the row, which the caller saves."""
    gist, spot = tells.gist, tells.gist.spot
    row.language, row.need, row.theme = tells.language, tells.need, gist.theme
    row.risk, row.risk_words, row.perhaps = tells.risk, tells.risk_words, tells.perhaps
    row.first_hand, row.temperature = gist.first_hand, gist.temperature
    row.place, row.area = spot.name, spot.area
    row.lat, row.lon, row.within_m = spot.lat, spot.lon, spot.within_m
    row.urgency, row.why = gist.urgency, to_rows(gist.why)
