"""Work out what the words that we know mean, so that whoever answers need not wait for it."""

from datetime import datetime

import numpy as np

from clarion.desk.models import Meaning
from clarion.desk.queries import note_learnt, unlearnt
from clarion.kit.actor import Actor, Power
from clarion.reading.meaning import bundled_encoder, is_built


def learn_meanings(*, by: Actor, at: datetime) -> int:
    """See to a few things; return to how many, 0 when all is done or no model is built here.

    It takes the processor for a second, so that no transaction is open meanwhile.
    """
    by.must(Power.MOVE_POST)
    if not is_built():
        return 0
    names, texts = unlearnt(office_id=by.office_id, at=at)
    if texts:
        vectors = bundled_encoder().encode(list(texts.values())).astype(np.float16)
        rows = (
            Meaning(office_id=by.office_id, digest=digest, vector=vector.tobytes(), made_at=at)
            for digest, vector in zip(texts, vectors, strict=True)
        )
        Meaning.objects.bulk_create(rows, ignore_conflicts=True)
    note_learnt(office_id=by.office_id, names=names)
    return len(names)
