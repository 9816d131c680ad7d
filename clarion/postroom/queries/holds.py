"""What is held, by whom, since when, and what had left before."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from clarion.channels import registry
from clarion.postroom.models import Account, Dispatch, Hold
from clarion.postroom.queries.dispatches import DispatchNow, dispatch_now
from clarion.postroom.queries.themes import THEME_TITLES

_SHOWN_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldNow:
    """A hold. `title` and `address` say what it covers in words, when it is not everything."""

    id: int
    scope: str
    subject: str
    title: str
    address: str
    why: str
    placed_by: str
    placed_at: datetime
    lifted_by: str
    lifted_at: datetime | None
    lifted_why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPage:
    """A hold with what had left when it began, and what it has stopped since.

    `later`: it is timed for later, and this hold will stop it too if it is in force then.
    """

    hold: HoldNow
    in_flight: tuple[DispatchNow, ...]
    stopped: tuple[DispatchNow, ...]
    later: tuple[DispatchNow, ...] = ()


def offices_that_hold_everything() -> list[int]:
    """Return the offices of which nothing leaves now."""
    rows = Hold.objects.filter(lifted_at=None, scope="everything")
    return list(rows.values_list("office_id", flat=True).distinct())


def holds_in_force(*, office_id: int) -> list[HoldNow]:
    """Return the holds in force, newest first."""
    rows = list(Hold.objects.of(office_id).filter(lifted_at=None).order_by("-placed_at"))
    numbers = [int(row.subject) for row in rows if row.scope == "account"]
    accounts = Account.objects.of(office_id).in_bulk(numbers) if numbers else {}
    return [_now(row, accounts) for row in rows]


def hold_now(*, office_id: int) -> HoldNow | None:
    """Return the widest hold in force, for the top bar; None: nothing is held."""
    found = holds_in_force(office_id=office_id)
    widest = [one for one in found if one.scope == "everything"]
    return next(iter(widest or found), None)


def hold(*, office_id: int, hold_id: int, at: datetime) -> HoldPage:
    """Return one hold, also after it was lifted; raises `NotFound`."""
    row = Hold.objects.of(office_id).get_or_refuse(pk=hold_id)
    numbers = [int(row.subject)] if row.scope == "account" else []
    sent = Dispatch.objects.of(office_id).filter(pk__in=row.in_flight).order_by("id")
    covered = _covered(row)
    until = row.lifted_at or at
    return HoldPage(
        hold=_now(row, Account.objects.of(office_id).in_bulk(numbers)),
        in_flight=tuple(dispatch_now(one) for one in sent.select_related("account")),
        stopped=tuple(one for one in covered if one.due_at <= until),
        later=tuple(one for one in covered if one.due_at > until and not row.lifted_at),
    )


def _covered(row: Hold) -> tuple[DispatchNow, ...]:
    """Return what it covers and had not left, the longest waiting first."""
    rows = (
        Dispatch.objects.of(row.office_id)
        .filter(row.reach())
        .filter(Q(settled_at=None) | Q(settled_at__gte=row.placed_at))
        .exclude(pk__in=row.in_flight)
    )
    if row.lifted_at:
        rows = rows.filter(made_at__lt=row.lifted_at)
    found = rows.select_related("account").order_by("due_at", "id")[:_SHOWN_MAX]
    return tuple(dispatch_now(one) for one in found)


def _title(row: Hold, network: str) -> str:
    if row.scope == "theme":
        return str(THEME_TITLES.get(row.subject, row.subject))
    return registry.capabilities(network).title if network in registry.names() else row.title


def _now(row: Hold, accounts: dict[int, Account]) -> HoldNow:
    account = accounts.get(int(row.subject)) if row.scope == "account" else None
    network = account.network if account else row.subject if row.scope == "network" else ""
    return HoldNow(
        id=row.pk,
        scope=row.scope,
        subject=row.subject,
        title=_title(row, network),
        address=account.address if account else "",
        why=row.why,
        placed_by=row.placed_by,
        placed_at=row.placed_at,
        lifted_by=row.lifted_by,
        lifted_at=row.lifted_at,
        lifted_why=row.lifted_why,
    )
