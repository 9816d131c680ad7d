"""Accounts as screens and other rooms see them: never with a secret."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from clarion.channels import registry
from clarion.channels.contract import Capabilities, Question
from clarion.postroom.models import Account, Dispatch, Gap, PostingRule, Trouble, permit_of
from clarion.postroom.queries.dispatches import DispatchNow, dispatch_now
from clarion.postroom.rules.health import Light, Side, Signs, light
from clarion.postroom.rules.kinds import Kind, publishes
from clarion.postroom.rules.posting import Permit
from clarion.postroom.rules.reach import Reach, fits, reach


@dataclass(frozen=True, slots=True, kw_only=True)
class GapNow:
    """Something that may have been lost on one stream."""

    id: int
    stream: str
    what: str
    noticed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TroubleNow:
    """What an account cannot do at the moment."""

    side: Side
    what: str
    since_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountCard:
    """An account with everything that a person must know about its health."""

    id: int
    network: str
    title: str
    address: str
    name: str
    url: str
    state: str
    light: Light
    troubles: Mapping[Side, TroubleNow]
    missing: str
    sends: bool
    publishes: bool  # statements, to everybody
    listens: bool
    fetches: bool  # we ask for news; else the network or our own page brings it
    house: bool  # our own page or our own counter, and no network at all
    kind: Kind
    registered_at: datetime | None
    connected_at: datetime
    fetched_at: datetime | None  # when we last asked and were answered
    inbound_seen_at: datetime | None
    outbound_seen_at: datetime | None
    quiet_until: datetime | None
    expires_at: datetime | None
    secrets_end_at: datetime | None
    renewable: bool
    doomed: int  # how many queued dispatches are due after the token's end
    silent_since: datetime | None
    gaps: tuple[GapNow, ...]
    questions: tuple[Question, ...]

    @property
    def on_last_day(self) -> datetime | None:
        """A moment on the last day of what was entered, which ends at midnight."""
        return self.secrets_end_at - timedelta(minutes=1) if self.secrets_end_at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountNow:
    """An account as whoever answers through it needs it."""

    id: int
    network: str
    title: str
    address: str
    state: str
    capabilities: Capabilities
    kind: Kind
    permit: Permit  # who may say what through it
    sign_in_ends_at: datetime | None = None  # where nobody can renew it but a person


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkOffer:
    """A network that this office may connect, what it can do, and what it will ask."""

    name: str
    title: str
    house: bool  # our own page or our own counter, and no network at all
    capabilities: Capabilities
    questions: tuple[Question, ...]


def networks_on_offer(*, exercise: bool) -> list[NetworkOffer]:
    """Return the networks that an office of this mode may connect."""
    return [
        NetworkOffer(
            name=name,
            title=registry.capabilities(name).title,
            house=reach(registry.capabilities(name)) is Reach.HOUSE,
            capabilities=registry.capabilities(name),
            questions=registry.pick(name).questions,
        )
        for name in registry.names()
        if fits(account=reach(registry.capabilities(name)), exercise=exercise)
    ]


def accounts(*, office_id: int) -> list[AccountCard]:
    """Return an office's accounts that are not closed."""
    rows = (
        Account.objects.of(office_id)
        .exclude(state="closed")
        .prefetch_related("streams", "gaps", "troubles")
        .order_by("network", "address")
    )
    return [_card(row) for row in rows]


def account(*, office_id: int, account_id: int) -> AccountCard:
    """Return one account; raises `NotFound`."""
    rows = Account.objects.of(office_id).prefetch_related("streams", "gaps", "troubles")
    return _card(rows.get_or_refuse(pk=account_id))


def account_now(*, office_id: int, account_id: int) -> AccountNow:
    """Return one account for answering through it; raises `NotFound`."""
    return _now(_with_permits(office_id).get_or_refuse(pk=account_id))


def answering(*, office_id: int) -> dict[int, AccountNow]:
    """Return every account of an office, closed ones too, by number."""
    return {row.pk: _now(row) for row in _with_permits(office_id)}


def publishing_accounts(*, office_id: int) -> list[AccountNow]:
    """Return the accounts through which something can be said to everybody, our own page first.

    Those of people are not among them: what they say there is their own.
    """
    return voices(office_id=office_id)[0]


def own_addresses(*, office_id: int) -> list[tuple[str, str]]:
    """Return network and address of every account of the office that is not closed."""
    rows = Account.objects.of(office_id).exclude(state="closed")
    return list(rows.values_list("network", "address"))


def voices(*, office_id: int) -> tuple[list[AccountNow], list[AccountNow]]:
    """Return the accounts that say statements, our own page first, and those of people apart."""
    rows = _with_permits(office_id).exclude(state="closed").order_by("id")
    found = [one for one in map(_now, rows) if one.capabilities.publishes]
    found.sort(key=lambda one: not one.capabilities.house)
    ours = [one for one in found if publishes(one.kind)]
    return ours, [one for one in found if not publishes(one.kind)]


def accounts_health() -> list[tuple[int, str, str, str, bool, datetime | None]]:
    """Return number, address, network, state and last success, for /health.

    Before the last success: whether anything comes in at all, so that silence means something.
    """
    rows = Account.objects.exclude(state="closed").prefetch_related("streams").order_by("id")
    return [
        (
            row.pk,
            row.address,
            row.network,
            row.state,
            bool(registry.capabilities(row.network).inbound),
            max((s.succeeded_at for s in row.streams.all() if s.succeeded_at), default=None)
            or row.inbound_seen_at,
        )
        for row in rows
    ]


def network_title(network: str) -> str:
    """Return what people call a network."""
    return registry.capabilities(network).title


def _with_permits(office_id: int) -> Any:
    """Return an office's accounts together with the rule that holds for each."""
    holds = PostingRule.objects.filter(account=OuterRef("pk"), state="holds")
    return Account.objects.of(office_id).annotate(
        permitted_roles=Subquery(holds.values("roles")[:1]),
        permitted_people=Subquery(holds.values("people")[:1]),
        permitted_themes=Subquery(holds.values("themes")[:1]),
    )


def _now(row: Any) -> AccountNow:
    capabilities = registry.capabilities(row.network)
    return AccountNow(
        id=row.pk,
        network=row.network,
        title=capabilities.title,
        address=row.address,
        state=row.state,
        capabilities=capabilities,
        kind=Kind(row.kind),
        permit=permit_of(
            row.permitted_roles or (), row.permitted_people or (), row.permitted_themes or ()
        ),
        sign_in_ends_at=row.ends_at,
    )


def _card(row: Account) -> AccountCard:
    capabilities = registry.capabilities(row.network)
    signs = Signs(
        state=row.state,
        troubled=bool(row.troubles.all() or row.missing),
        inbound_seen=row.inbound_seen_at is not None,
        outbound_seen=row.outbound_seen_at is not None,
        sends=capabilities.sends,
        listens=bool(capabilities.inbound),
    )
    return AccountCard(
        id=row.pk,
        network=row.network,
        title=capabilities.title,
        address=row.address,
        name=row.name,
        url=row.url,
        state=row.state,
        light=light(signs),
        troubles={Side(one.side): _trouble(one) for one in row.troubles.all()},
        missing=row.missing,
        sends=signs.sends,
        publishes=capabilities.publishes,
        listens=signs.listens,
        fetches=bool(capabilities.streams),
        house=Reach(row.reach) is Reach.HOUSE,
        kind=Kind(row.kind),
        registered_at=row.registered_at,
        connected_at=row.connected_at,
        fetched_at=max(
            (one.succeeded_at for one in row.streams.all() if one.succeeded_at), default=None
        ),
        inbound_seen_at=row.inbound_seen_at,
        outbound_seen_at=row.outbound_seen_at,
        quiet_until=row.quiet_until,
        expires_at=row.expires_at,
        secrets_end_at=row.secrets_end_at,
        renewable=row.renewable,
        doomed=_doomed(row).count(),
        silent_since=min(
            (one.silent_since for one in row.streams.all() if one.silent_since), default=None
        ),
        gaps=tuple(_gap(gap) for gap in row.gaps.all() if gap.seen_to_at is None),
        questions=registry.pick(row.network).questions,
    )


def accounts_to_mend(*, office_id: int) -> int:
    """Count the accounts on which nobody can rely until somebody has seen to them."""
    open_or_broken = Account.objects.of(office_id).exclude(state="closed")
    troubled = Exists(Trouble.objects.filter(account=OuterRef("pk")))
    lit_red = open_or_broken.filter(~Q(state="open") | ~Q(missing="") | troubled)
    return int(lit_red.count())


def waiting_for_account(*, office_id: int, account_id: int) -> int:
    """Count what waits to be sent through an account, and would fail if it were closed."""
    rows = Dispatch.objects.of(office_id).filter(account_id=account_id, state="queued")
    return int(rows.count())


def doomed(*, office_id: int, account_id: int, limit: int = 50) -> list[DispatchNow]:
    """Return what will fail because the token ends before it is due, the earliest first."""
    row: Account = Account.objects.of(office_id).get_or_refuse(pk=account_id)
    found = _doomed(row).select_related("account").order_by("due_at", "id")
    return [dispatch_now(one) for one in found[:limit]]


def _doomed(row: Account) -> QuerySet[Dispatch]:
    queued: QuerySet[Dispatch] = Dispatch.objects.filter(account=row, state="queued")
    return queued.filter(due_at__gt=row.ends_at) if row.ends_at else queued.none()


def _trouble(row: Trouble) -> TroubleNow:
    return TroubleNow(side=Side(row.side), what=row.what, since_at=row.since_at)


def _gap(gap: Gap) -> GapNow:
    return GapNow(id=gap.pk, stream=gap.stream, what=gap.what, noticed_at=gap.noticed_at)
