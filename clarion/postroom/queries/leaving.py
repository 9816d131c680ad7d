"""What waits to leave through one account: how fast, and in which order."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.channels import registry
from clarion.postroom.models import Account, Dispatch
from clarion.postroom.rules.pacing import PACE_SECONDS_MAX, PACED, free_at, pace


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceNow:
    """How an account spaces out what it says. `chosen` is None where nobody has chosen."""

    seconds: int
    chosen: int | None
    usual: int
    free_at: datetime | None  # when it may begin its next statement; None: now
    in_line: int  # how many wait for their turn

    @property
    def longest(self) -> int:
        """What may be chosen at most."""
        return PACE_SECONDS_MAX


def account_pace(*, office_id: int, account_id: int, at: datetime) -> PaceNow:
    """Return how one account spaces out what it says; raises `NotFound`."""
    row: Account = Account.objects.of(office_id).get_or_refuse(pk=account_id)
    usual = registry.capabilities(row.network).pace_seconds
    between = pace(chosen=row.pace_seconds, usual=usual)
    waiting = Dispatch.objects.of(office_id).filter(
        account_id=account_id, state="queued", paced=True, reason__startswith=PACED
    )
    return PaceNow(
        seconds=between // timedelta(seconds=1),
        chosen=row.pace_seconds,
        usual=usual,
        free_at=free_at(spoke_at=row.spoke_at, pace=between, at=at) if between else None,
        in_line=waiting.count(),
    )
