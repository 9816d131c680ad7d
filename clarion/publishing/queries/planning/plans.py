"""One statement whose time is changed, and every time that another zone of the office changes."""

from dataclasses import dataclass
from datetime import datetime

from clarion.publishing.models import Edition
from clarion.publishing.rules.lives import MOVABLE
from clarion.publishing.rules.times.rezoning import TIMED, fingerprint, shift

SHOWN_MAX = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """An edition whose time somebody wants to change."""

    id: int
    code: str
    headline: str
    state: str
    version: int
    theme: str
    due_at: datetime | None
    slot_id: int | None
    account_ids: tuple[int, ...]

    @property
    def can_move(self) -> bool:
        """Whether another time can be chosen for it."""
        return self.state in MOVABLE

    @property
    def asks_again(self) -> bool:
        """Whether it needs to be signed again, because the time was agreed to with the words."""
        return self.state not in {"draft", "returned"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rezoned:
    """What becomes of one time. `kept`: its instant stays; `passed`: it is over by then."""

    id: int
    headline: str
    state: str
    due_at: datetime
    due_zone: str
    new_at: datetime
    kept: bool
    skipped: bool
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePlan:
    """Everything that is timed, before and after; `seen` is what this very list is known by."""

    rows: tuple[Rezoned, ...]
    count: int
    seen: str

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.count - len(self.rows)


def moving(*, office_id: int, edition_id: int) -> Moving:
    """Return one edition; raises `NotFound`."""
    rows = Edition.objects.of(office_id).select_related("statement")
    row: Edition = rows.get_or_refuse(pk=edition_id)
    return Moving(
        id=row.pk,
        code=row.statement.code,
        headline=row.headline,
        state=row.state,
        version=row.version,
        theme=row.theme,
        due_at=row.due_at,
        slot_id=row.slot_id,
        account_ids=tuple(row.renditions.values_list("account_id", flat=True)),
    )


def zone_plan(*, office_id: int, zone: str, at: datetime) -> ZonePlan:
    """Return what a change of the office's zone does to each time that is still to come."""
    timed = Edition.objects.of(office_id).filter(state__in=TIMED, due_at__gt=at)
    rows = list(timed.defer("text").order_by("due_at", "id"))
    return ZonePlan(
        rows=tuple(_rezoned(row, row.due_at, zone, at) for row in rows[:SHOWN_MAX] if row.due_at),
        count=len(rows),
        seen=fingerprint((row.pk, row.version, row.due_at) for row in rows),
    )


def _rezoned(row: Edition, due_at: datetime, zone: str, at: datetime) -> Rezoned:
    new = shift(
        state=row.state,
        due_at=due_at,
        due_wall=row.due_wall,
        due_zone=row.due_zone,
        zone=zone,
    )
    return Rezoned(
        id=row.pk,
        headline=row.headline,
        state=row.state,
        due_at=due_at,
        due_zone=row.due_zone,
        new_at=new.due_at,
        kept=new.kept,
        skipped=new.skipped,
        passed=new.due_at <= at,
    )
