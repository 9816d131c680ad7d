"""What the clockwork must see to: always a bounded number, the longest overdue first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, Min, OuterRef, Q
from django.db.models.functions import Coalesce

from clarion.channels import registry
from clarion.channels.contract import Deed, Inbound
from clarion.postroom.models import Account, Arrival, Dispatch, Enclosed, Stream
from clarion.postroom.rules.limits import DUE_MAX


@dataclass(frozen=True, slots=True, kw_only=True)
class DueStream:
    """A stream to be read."""

    office_id: int
    stream_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDispatch:
    """A dispatch to be delivered or looked up. `film`: it takes long to hand over."""

    office_id: int
    dispatch_id: int
    film: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAccount:
    """An account to be renewed, or on whose line somebody waits."""

    office_id: int
    account_id: int
    stream_ids: tuple[int, ...] = ()


# Only saying a film takes it along; other words for it, and its end, are a short call.
_TAKE_FILMS = [name for name in registry.names() if registry.capabilities(name).film_types]
_FILM = Q(deed=Deed.SAY.value, pictures__gt=0, account__network__in=_TAKE_FILMS) & Q(
    Exists(Enclosed.objects.filter(dispatch=OuterRef("pk"), mime__startswith="video/"))
)


def streams_due(*, at: datetime) -> list[DueStream]:
    """Return the streams whose time has come and that nobody is reading."""
    rows = (
        Stream.objects.filter(due_at__lte=at, account__state="open")
        .exclude(busy_until__gt=at)
        .exclude(account__quiet_until__gt=at)
        .order_by("due_at")
    )
    return _streams(rows.values_list("account__office_id", "id")[:DUE_MAX])


def streams() -> list[DueStream]:
    """Return every stream of every open account."""
    rows = Stream.objects.filter(account__state="open")
    return _streams(rows.values_list("account__office_id", "id"))


def dispatches_due(*, at: datetime) -> list[DueDispatch]:
    """Return what is queued and due, and not waiting for a later attempt.

    What has been asked about already comes after what has not: one held office with a thousand
    messages keeps nobody else waiting.
    """
    rows = (
        Dispatch.objects.filter(state="queued", due_at__lte=at)
        .filter(Q(not_before=None) | Q(not_before__lte=at))
        .annotate(film=_FILM)
        .order_by(Coalesce("not_before", "due_at"), "due_at", "id")
    )
    listed = rows.values_list("office_id", "id", "film")[:DUE_MAX]
    return [DueDispatch(office_id=office, dispatch_id=pk, film=film) for office, pk, film in listed]


def brings_film(*, office_id: int, dispatch_id: int) -> bool:
    """Whether it takes a film to its network."""
    rows = Dispatch.objects.of(office_id).filter(_FILM, pk=dispatch_id)
    return bool(rows.exists())


def looks_due(*, at: datetime) -> list[DueDispatch]:
    """Return what must be looked up on its network."""
    rows = Dispatch.objects.filter(state__in=["unknown", "processing"], look_at__lte=at)
    return _dispatches(rows.order_by("look_at").values_list("office_id", "id")[:DUE_MAX])


def figures_due(*, at: datetime) -> list[OpenAccount]:
    """Return the accounts that have said something of which the figures are due."""
    rows = (
        Dispatch.objects.filter(figures_at__lte=at, account__state="open")
        .exclude(account__quiet_until__gt=at)
        .values_list("office_id", "account_id")
        .annotate(longest=Min("figures_at"))
        .order_by("longest")
    )
    return [OpenAccount(office_id=office, account_id=pk) for office, pk, _at in rows[:DUE_MAX]]


def renewals_due(*, at: datetime) -> list[OpenAccount]:
    """Return the accounts whose tokens can be renewed and end some time."""
    rows = Account.objects.filter(state="open", renewable=True, expires_at__isnull=False)
    return [
        OpenAccount(office_id=office, account_id=pk)
        for office, pk in rows.values_list("office_id", "id")
    ]


def open_lines() -> list[OpenAccount]:
    """Return the accounts whose networks tell us on an open line that something came."""
    networks = [
        name for name in registry.names() if Inbound.STREAM in registry.capabilities(name).inbound
    ]
    rows = Account.objects.filter(state="open", network__in=networks).prefetch_related("streams")
    return [
        OpenAccount(
            office_id=row.office_id,
            account_id=row.pk,
            stream_ids=tuple(stream.pk for stream in row.streams.all()),
        )
        for row in rows
    ]


def offices_with_unsorted(*, before: datetime) -> list[int]:
    """Return the offices with arrivals that came before and are not sorted yet."""
    rows = Arrival.objects.filter(state="stored", received_at__lt=before)
    return list(rows.values_list("office_id", flat=True).distinct())


def offices_with_ended_leases(*, at: datetime) -> list[int]:
    """Return the offices in which a worker died while it was sending."""
    rows = Dispatch.objects.filter(state="sending", lease_until__lt=at)
    return list(rows.values_list("office_id", flat=True).distinct())


def offices_with_accounts() -> list[int]:
    """Return the offices that have an open account."""
    rows = Account.objects.filter(state="open")
    return list(rows.values_list("office_id", flat=True).distinct())


def _streams(rows: Iterable[tuple[int, int]]) -> list[DueStream]:
    return [DueStream(office_id=office, stream_id=pk) for office, pk in rows]


def _dispatches(rows: Iterable[tuple[int, int]]) -> list[DueDispatch]:
    return [DueDispatch(office_id=office, dispatch_id=pk) for office, pk in rows]
