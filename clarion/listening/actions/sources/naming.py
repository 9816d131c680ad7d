"""The key by which authors get their other names, for a week; then it is thrown away."""

import secrets
from datetime import datetime

from clarion.kit.vault import seal, unseal
from clarion.listening.models import PseudonymKey
from clarion.listening.rules.limits import KEY_LIFE


def key_now(*, office_id: int, at: datetime) -> bytes:
    """Return the office's key, a new one where the last is over. Inside a transaction."""
    rows = PseudonymKey.objects.of(office_id)
    row = rows.filter(until_at__gt=at).order_by("-until_at").first()
    if row is None:
        # What is over is thrown away here and now: with it goes every way back.
        rows.filter(until_at__lte=at).delete()
        row = PseudonymKey.objects.create(
            office_id=office_id,
            sealed=seal({"key": secrets.token_hex(32)}),
            made_at=at,
            until_at=at + KEY_LIFE,
        )
    return bytes.fromhex(unseal(bytes(row.sealed))["key"])
