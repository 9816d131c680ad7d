"""Say in the register whose voice an account is, who answers for it, and by what authority."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.postroom.models import Account
from clarion.postroom.rules.kinds import HOURS_MAX, Kind, is_authority


class NotAnAuthority(Refusal):
    """The authority is a short text, or a link that begins with https:// and has no spaces."""


class HoursTooLong(Refusal):
    """Say the monitored hours in 200 characters, for example: weekdays 8:00 to 18:00."""


@transaction.atomic
def register_account(
    *,
    account_id: int,
    kind: Kind,
    owner_id: int | None,
    authority: str,
    hours: str,
    by: Actor,
    at: datetime,
) -> None:
    """Write it down. From now on a personal account says no statements.

    The owner works in this office, or is who it was. Raises `NotAnAuthority`, `HoursTooLong`.
    """
    by.must(Power.CONNECT_ACCOUNTS)
    authority, hours = authority.strip(), hours.strip()
    if not is_authority(authority):
        raise NotAnAuthority
    if len(hours) > HOURS_MAX:
        raise HoursTooLong
    rows = Account.objects.of(by.office_id).exclude(state="closed")
    account = rows.locked().get_or_refuse(pk=account_id)
    _refuse_stranger(owner_id, account, by)
    before = account.kind
    account.kind, account.owner_id = kind.value, owner_id
    account.authority, account.hours = authority, hours
    account.registered_at, account.registered_by = at, by.name
    account.save(
        update_fields=["kind", "owner", "authority", "hours", "registered_at", "registered_by"]
    )
    enter(
        "account registered",
        about=f"account:{account_id}",
        by=by,
        at=at,
        kind=kind.value,
        before=before,
        owner=owner_id,
        authority=authority,
        hours=hours,
    )
    live.tell(office_id=by.office_id, topic="accounts")


def _refuse_stranger(owner_id: int | None, account: Account, by: Actor) -> None:
    if owner_id in {None, account.owner_id}:
        return
    if people.actor_in(office_id=by.office_id, staff_id=owner_id or 0) is None:
        raise NotFound
