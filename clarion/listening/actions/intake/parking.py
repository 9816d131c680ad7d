"""Park what cannot be read or kept, sealed, with its reason, until somebody has it read again."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType

from django.db import transaction
from django.db.models import Count, Q

from clarion.channels.contract import Raw
from clarion.kit.vault import seal
from clarion.listening.models import Missing, Parked, Source
from clarion.listening.rules.limits import (
    KEEP_DAYS_MIN,
    PARKED_BYTES_MAX,
    PARKED_MAX,
    PARKED_NAMES_MAX,
)


@transaction.atomic
def park(
    *,
    source: Source,
    things: Sequence[tuple[Raw, str]],
    at: datetime,
    parked_at: Mapping[str, datetime] = MappingProxyType({}),
) -> None:
    """Park each with its reason; what is more than has room is lost, and counted as missing.

    `parked_at`: since when each has been parked already, by its fingerprint.
    """
    fresh = _unknown(source, things)
    if not fresh:
        return
    whole, names = _room(source)
    parked = []
    for place, (name, (raw, why)) in enumerate(fresh.items()):
        # Half of it can be read by nobody: of what is too large only the reason stays.
        has_room = place < whole and len(raw.body) <= PARKED_BYTES_MAX
        parked.append(
            Parked(
                source=source,
                fingerprint=name,
                sealed=seal({"body": b64encode(raw.body).decode()}) if has_room else b"",
                reason=why[:500],
                at=parked_at.get(name, at),
            )
        )
    Parked.objects.bulk_create(parked[: whole + names], ignore_conflicts=True)
    if len(parked) > whole:
        _note_lost(source, len(parked) - whole, at)


def _unknown(source: Source, things: Sequence[tuple[Raw, str]]) -> dict[str, tuple[Raw, str]]:
    """Return what is not parked yet, by its name."""
    named = {raw.fingerprint[:128]: (raw, why) for raw, why in things}
    known = Parked.objects.filter(source=source, fingerprint__in=list(named))
    for name in known.values_list("fingerprint", flat=True):
        del named[name]
    return named


def _room(source: Source) -> tuple[int, int]:
    """Return for how many things there is room, and for the names of how many more."""
    there = Parked.objects.filter(source=source).aggregate(
        whole=Count("pk", filter=~Q(sealed=b"")), every=Count("pk")
    )
    whole = max(PARKED_MAX - there["whole"], 0)
    return whole, max(PARKED_MAX + PARKED_NAMES_MAX - there["every"] - whole, 0)


def _note_lost(source: Source, many: int, at: datetime) -> None:
    """Say it once: how many since when. What is parked is forgotten after days, and so is this."""
    lately = Missing.objects.filter(source=source, lost__gt=0)
    row = lately.filter(at__gt=at - timedelta(days=KEEP_DAYS_MIN)).select_for_update().first()
    row = row or Missing(source=source, at=at)
    row.lost += many
    row.what = (
        f"{row.lost} things came since then that could not be read, beside {PARKED_MAX} that wait "
        "to be read again: there was no room for them, and they are lost."
    )
    row.save()
