"""Which accounts are not in our hands, and since when."""

from dataclasses import dataclass
from datetime import datetime

from clarion.postroom.models import Takeover


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeoverNow:
    """One account that somebody else has, and the hold that was placed for it."""

    id: int
    office_id: int
    account_id: int
    hold_id: int
    declared_at: datetime
    declared_by: str


def takeover_now(*, office_id: int, account_id: int) -> TakeoverNow | None:
    """Return the takeover of an account that is not over, if there is one."""
    rows = Takeover.objects.of(office_id).filter(account_id=account_id, ended_at=None)
    row = rows.first()
    return _now(row) if row else None


def has_takeover(*, office_id: int, takeover_id: int) -> bool:
    """Say whether there is, or was, such a takeover in this office."""
    return bool(Takeover.objects.of(office_id).filter(pk=takeover_id).exists())


def takeovers_open() -> list[TakeoverNow]:
    """Return those of every office, for the clockwork; there are never many."""
    return [_now(row) for row in Takeover.objects.filter(ended_at=None).order_by("id")]


def _now(row: Takeover) -> TakeoverNow:
    return TakeoverNow(
        id=row.pk,
        office_id=row.office_id,
        account_id=row.account_id,
        hold_id=row.hold_id,
        declared_at=row.declared_at,
        declared_by=row.declared_by,
    )
