"""Store what came through our own page or over our own counter, as an arrival like any other."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from clarion.kit.ids import new_key
from clarion.postroom.actions.receive import store
from clarion.postroom.models import Account, Arrival, Enclosure
from clarion.postroom.rules.limits import PAGE
from clarion.postroom.rules.uploads import Kept


def keep_letter(
    *,
    account: Account,
    fingerprint: str,
    words: dict[str, Any],
    enclosed: Sequence[Kept],
    at: datetime,
) -> None:
    """Store a letter and what is enclosed, inside the caller's transaction."""
    keys = [new_key() for _ in enclosed]
    Enclosure.objects.bulk_create(
        Enclosure(office_id=account.office_id, key=key, content=one.content)
        for key, one in zip(keys, enclosed, strict=True)
    )
    said = words | {
        "sent_at": at.isoformat(),
        "attachments": [
            {"name": one.name, "mime": one.mime, "stored": key}
            for key, one in zip(keys, enclosed, strict=True)
        ],
    }
    arrival = Arrival(
        office_id=account.office_id,
        account=account,
        fingerprint=fingerprint,
        stream=PAGE,
        body=json.dumps(said).encode(),
        received_at=at,
    )
    store([arrival])
