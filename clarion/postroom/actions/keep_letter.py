"""Store what came through our own page or over our own counter, as an arrival like any other."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from clarion.kit.ids import new_key
from clarion.kit.refusals import Refusal
from clarion.postroom.actions.receive import store
from clarion.postroom.models import Account, Arrival, Enclosure
from clarion.postroom.rules.limits import PAGE
from clarion.postroom.rules.uploads import UPLOADS_MAX, Kept, Upload, accept


class NotReadable(Refusal):
    """“{name}” cannot be taken. We take pictures (JPEG, PNG, WebP, GIF) and PDF of up to 8 MB."""


class TooManyEnclosures(Refusal):
    """Five files at most go with one letter. Send the others with another one."""


def keep_letter(
    *,
    account: Account,
    fingerprint: str,
    words: dict[str, Any],
    enclosed: Sequence[Upload],
    at: datetime,
) -> None:
    """Store a letter and what is enclosed, inside the caller's transaction.

    Raises `NotReadable`, `TooManyEnclosures`.
    """
    kept = _accepted(enclosed)
    keys = [new_key() for _ in kept]
    Enclosure.objects.bulk_create(
        Enclosure(office_id=account.office_id, key=key, content=one.content)
        for key, one in zip(keys, kept, strict=True)
    )
    said = words | {
        "sent_at": at.isoformat(),
        "attachments": [
            {"name": one.name, "mime": one.mime, "stored": key}
            for key, one in zip(keys, kept, strict=True)
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


def _accepted(enclosed: Sequence[Upload]) -> list[Kept]:
    if len(enclosed) > UPLOADS_MAX:
        raise TooManyEnclosures
    kept = []
    for upload in enclosed:
        one = accept(upload)
        if one is None:
            raise NotReadable(name=upload.name)
        kept.append(one)
    return kept
