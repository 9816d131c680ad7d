"""A person says until when what they entered is good: the network does not tell."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom.models import Account


@transaction.atomic
def note_end_of_secrets(*, account_id: int, last_day: date | None, by: Actor, at: datetime) -> None:
    """Keep the last day, by the office's clock, or with None that there is none that one knows.

    Whoever connects accounts is told 14, 7 and 1 days before, as of an end that the network tells.
    """
    by.must(Power.CONNECT_ACCOUNTS)
    open_or_broken = Account.objects.of(by.office_id).exclude(state="closed")
    account: Account = open_or_broken.locked().get_or_refuse(pk=account_id)
    ends_at = _end_of(last_day, people.office(by.office_id).zone) if last_day else None
    if ends_at == account.secrets_end_at:
        return
    account.secrets_end_at, account.warned_days = ends_at, None
    account.save(update_fields=["secrets_end_at", "warned_days"])
    said = last_day.isoformat() if last_day else ""
    enter("end of secrets noted", about=f"account:{account_id}", by=by, at=at, last_day=said)
    live.tell(office_id=by.office_id, topic="accounts")


def _end_of(day: date, zone: str) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
