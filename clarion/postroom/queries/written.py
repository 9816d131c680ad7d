"""What people wrote, as much of it as is needed to count them, and where they write."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Max, Min

from clarion.channels import registry
from clarion.postroom.models import Account, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A message of a person that is still there. `taken_up`: somebody here had heard it before.

    `name`: its network, and what it is called there.
    """

    id: int
    account_id: int
    correspondent_id: int
    subject: str
    text: str
    sent_at: datetime | None
    received_at: datetime
    taken_up: bool
    name: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An account that should be speaking. `silent_since`: by the postroom's own alarm."""

    account_id: int
    title: str
    last_at: datetime | None
    silent_since: datetime | None


def written(*, office_id: int, message_ids: Collection[int]) -> list[Written]:
    """Return what people wrote of these, not machines or ourselves, and not what they deleted."""
    rows = Message.objects.of(office_id).filter(
        pk__in=message_ids, ours=False, automatic=False, deleted_at=None
    )
    rows = rows.annotate(network=F("account__network")).defer("search").order_by("pk")
    return [
        Written(
            id=row.pk,
            account_id=row.account_id,
            correspondent_id=row.correspondent_id,
            subject=row.subject,
            text=row.text,
            sent_at=row.sent_at,
            received_at=row.received_at,
            taken_up=row.extra.get("way") == "heard",
            name=(vars(row)["network"], row.remote_id),
        )
        for row in rows
    ]


def names_lately(*, office_id: int, since: datetime, limit: int) -> list[tuple[str, str]]:
    """Return the network of what came since, and what it is called there, the newest; one query."""
    rows = Message.objects.of(office_id).filter(received_at__gte=since, ours=False)
    named = rows.order_by("-received_at", "-pk").values_list("account__network", "remote_id")
    return list(named[:limit])


def speaking_lines(*, office_id: int) -> list[Line]:
    """Return the open accounts of which silence would be news; one query."""
    rows = Account.objects.of(office_id).filter(state="open")
    rows = rows.annotate(silent=Min("streams__silent_since"), last=Max("streams__last_item_at"))
    found = [(row, registry.capabilities(row.network)) for row in rows.order_by("pk")]
    return [
        Line(
            account_id=row.pk,
            title=f"{can.title}, {row.address}",
            last_at=row.last,
            silent_since=row.silent,
        )
        for row, can in found
        if can.quiet_alarm
    ]
