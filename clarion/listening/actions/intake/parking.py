"""Park what cannot be read or kept, with its reason, until somebody has it read again."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from clarion.channels.contract import Raw
from clarion.listening.models import Parked, Source
from clarion.listening.rules.limits import PARKED_BYTES_MAX, PARKED_MAX


def park(
    *,
    source: Source,
    things: Sequence[tuple[Raw, str]],
    at: datetime,
    parked_at: Mapping[str, datetime] = MappingProxyType({}),
) -> None:
    """Keep each with its reason. `parked_at`: since when it has been parked, by its fingerprint."""
    parked = []
    for raw, why in things:
        name = raw.fingerprint[:128]
        # Half of it can be read by nobody: of what is too large only the reason stays.
        body = raw.body if len(raw.body) <= PARKED_BYTES_MAX else b""
        parked.append(
            Parked(
                source=source,
                fingerprint=name,
                body=body,
                reason=why[:500],
                at=parked_at.get(name, at),
            )
        )
    room = max(PARKED_MAX - Parked.objects.filter(source=source).count(), 0) if parked else 0
    Parked.objects.bulk_create(parked[:room], ignore_conflicts=True)
