"""Read with the wide net what the lexicons thought harmless; never while a transaction is open."""

from collections.abc import Sequence
from typing import Final

from clarion.postroom import queries as postroom
from clarion.reading import Reader
from clarion.reading.reading import LifeRiskLevel

# So many are fetched and read together.
_BATCH: Final = 250


def cast_net(message_ids: Sequence[int], *, office_id: int) -> dict[int, LifeRiskLevel]:
    """Return for each message how far a danger can be ruled out."""
    reader, levels = Reader.compile(), {}
    for begin in range(0, len(message_ids), _BATCH):
        some = message_ids[begin : begin + _BATCH]
        messages = postroom.messages(office_id=office_id, message_ids=some)
        readings = reader.read_many(f"{one.subject}\n{one.text}".strip() for one in messages)
        for message, reading in zip(messages, readings, strict=True):
            levels[message.id] = reading.life_risk.level
    return levels
