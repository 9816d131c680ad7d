"""The register: all accounts, closed ones too, who answers for each, and how fast it speaks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from clarion.channels import registry
from clarion.people import queries as people
from clarion.postroom.models import Account, Dispatch
from clarion.postroom.rules.kinds import Kind
from clarion.postroom.rules.pacing import PACE_SECONDS_MAX, PACED, free_at, pace
from clarion.postroom.rules.reach import Reach


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """One account. `owner_left`: who answers for it does not work here any more."""

    id: int
    title: str
    address: str
    name: str
    url: str
    state: str
    kind: Kind
    owner_id: int | None
    owner: str
    owner_left: bool
    authority: str
    hours: str
    connected_at: datetime
    closed_at: datetime | None
    house: bool  # our own page or our own counter, and no network at all
    registered_at: datetime | None
    registered_by: str

    @property
    def authority_url(self) -> str:
        """The authority, if it is a link."""
        return self.authority if self.authority.startswith("https://") else ""

    @property
    def is_closed(self) -> bool:
        """Whether it was disconnected."""
        return self.state == "closed"


def register(*, office_id: int) -> list[RegisterLine]:
    """Return every account, those that were closed last."""
    rows = Account.objects.of(office_id).select_related("owner").order_by("network", "address")
    here = {one.staff_id for one in people.colleagues(office_id=office_id)}
    return sorted((_line(row, here) for row in rows), key=lambda one: one.is_closed)


def register_line(*, office_id: int, account_id: int) -> RegisterLine:
    """Return one account of the register; raises `NotFound`."""
    row = Account.objects.of(office_id).select_related("owner").get_or_refuse(pk=account_id)
    return _line(row, {one.staff_id for one in people.colleagues(office_id=office_id)})


def _line(row: Account, here: set[int]) -> RegisterLine:
    return RegisterLine(
        id=row.pk,
        title=registry.capabilities(row.network).title,
        address=row.address,
        name=row.name,
        url=row.url,
        state=row.state,
        kind=Kind(row.kind),
        owner_id=row.owner_id,
        owner=row.owner.name if row.owner else "",
        owner_left=row.owner_id is not None and row.owner_id not in here,
        authority=row.authority,
        hours=row.hours,
        connected_at=row.connected_at,
        closed_at=row.closed_at,
        house=Reach(row.reach) is Reach.HOUSE,
        registered_at=row.registered_at,
        registered_by=row.registered_by,
    )


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
