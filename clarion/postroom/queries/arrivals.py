"""What came and could not be understood."""

from dataclasses import dataclass
from datetime import datetime

from clarion.channels import registry
from clarion.postroom.models import Arrival

_SHOWN_MAX = 4_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked:
    """One arrival that waits for somebody, with its beginning as it came."""

    id: int
    network: str
    title: str
    address: str
    received_at: datetime
    reason: str
    times: int
    beginning: str


def parked(*, office_id: int, before: int | None = None, limit: int = 50) -> list[Parked]:
    """Return parked arrivals, newest first; `before` is the last number of the page before."""
    rows = Arrival.objects.of(office_id).filter(state="parked").select_related("account")
    if before:
        rows = rows.filter(pk__lt=before)
    return [
        Parked(
            id=row.pk,
            network=row.account.network,
            title=registry.capabilities(row.account.network).title,
            address=row.account.address,
            received_at=row.received_at,
            reason=row.reason,
            times=row.times_parked,
            beginning=bytes(row.body[:_SHOWN_MAX]).decode("utf-8", "replace"),
        )
        for row in rows.order_by("-id")[:limit]
    ]


def parked_count(*, office_id: int | None = None) -> int:
    """Count parked arrivals, of one office or of all (for /health)."""
    rows = Arrival.objects.filter(state="parked")
    return int((rows if office_id is None else rows.filter(office_id=office_id)).count())
