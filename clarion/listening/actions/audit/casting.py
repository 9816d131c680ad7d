"""Read with the wide net what was overheard and thought harmless; never in a transaction."""

from collections.abc import Sequence
from typing import Final

from clarion.listening.models import Mention
from clarion.reading import Reader
from clarion.reading.reading import LifeRiskLevel

# So many are fetched and read together.
_BATCH: Final = 250


def cast_net(mention_ids: Sequence[int], *, office_id: int) -> dict[int, LifeRiskLevel]:
    """Return for each mention that is still there how far a danger can be ruled out."""
    reader, levels = Reader.compile(), {}
    for begin in range(0, len(mention_ids), _BATCH):
        some = mention_ids[begin : begin + _BATCH]
        rows = Mention.objects.of(office_id).filter(pk__in=some).order_by("pk")
        texts = list(rows.values_list("pk", "title", "text"))
        readings = reader.read_many(f"{title}\n{text}".strip() for _, title, text in texts)
        for (pk, _, _), reading in zip(texts, readings, strict=True):
            levels[pk] = reading.life_risk.level
    return levels
