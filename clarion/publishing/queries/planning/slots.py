"""The slots of the office, and the next time of each that nobody has taken."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from clarion.people import queries as people
from clarion.postroom import queries as postroom
from clarion.publishing.models import Edition, Slot
from clarion.publishing.rules.lives import GIVES_UP_SLOT
from clarion.publishing.rules.times.slots import offers, on_day

_TAKEN_MAX = 5_000
OFFERED_MAX = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotNow:
    """A slot as its page shows it. `where`: of an account, in words. `next_at`: None, all taken."""

    id: int
    days: tuple[int, ...]
    wall: str
    theme: str
    where: str
    begun_by: str
    next_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeSlot:
    """The next free time of one slot."""

    id: int
    due_at: datetime
    theme: str
    where: str

    @property
    def value(self) -> str:
        """What a button says that takes it."""
        return f"slot_{self.id}_{self.due_at.isoformat()}"


def slots(*, office_id: int, at: datetime) -> list[SlotNow]:
    """Return the slots of the office, by their time."""
    rows = list(Slot.objects.of(office_id).filter(ended_at=None).order_by("wall", "id"))
    free = _free(office_id, rows, at)
    where = _where(office_id) if rows else {}
    return [
        SlotNow(
            id=row.pk,
            days=tuple(row.days),
            wall=row.wall,
            theme=row.theme,
            where=where.get(row.account_id, ""),
            begun_by=row.begun_by,
            next_at=free.get(row.pk),
        )
        for row in rows
    ]


def free_slots(
    *, office_id: int, theme: str, account_ids: Collection[int], at: datetime
) -> list[FreeSlot]:
    """Return the next free slots for a statement of this theme on these accounts, soonest first."""
    going_on = Slot.objects.of(office_id).filter(ended_at=None)
    rows = [row for row in going_on if row.theme == theme or row.account_id in account_ids]
    if not rows:
        return []
    where = _where(office_id)
    free = _free(office_id, rows, at)
    found = [
        FreeSlot(
            id=row.pk,
            due_at=free[row.pk],
            theme=row.theme,
            where=where.get(row.account_id, ""),
        )
        for row in rows
        if row.pk in free
    ]
    return sorted(found, key=lambda one: (one.due_at, one.id))[:OFFERED_MAX]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFor:
    """What a slot is kept for: a theme, or an account in words."""

    theme: str
    where: str


def other_slot(
    *, office_id: int, slot_id: int | None, theme: str, account_ids: Collection[int]
) -> KeptFor | None:
    """Return what a slot is kept for, if that is neither this theme nor one of these accounts."""
    if slot_id is None:
        return None
    row = Slot.objects.of(office_id).filter(pk=slot_id, ended_at=None).first()
    if row is None or row.theme == theme or row.account_id in account_ids:
        return None
    return KeptFor(theme=row.theme, where=_where(office_id).get(row.account_id, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotOfDay:
    """A slot on one day; `taken_by`: the headline of what has it."""

    id: int
    due_at: datetime
    theme: str
    where: str
    is_taken: bool
    taken_by: str


def slots_of_day(
    *, office_id: int, edition_id: int, theme: str, account_ids: Collection[int], on: date
) -> list[SlotOfDay]:
    """Return the slots of a day for a statement of this theme on these accounts, in their order."""
    going_on = Slot.objects.of(office_id).filter(ended_at=None, days__contains=[on.weekday()])
    rows = [row for row in going_on if row.theme == theme or row.account_id in account_ids]
    if not rows:
        return []
    zone, where = people.office(office_id).zone, _where(office_id)
    there = [(row, due_at) for row in rows if (due_at := on_day(row.weekly(), on, zone=zone))]
    taken = Edition.objects.of(office_id).filter(
        slot__in=rows, due_at__in=[due_at for _row, due_at in there]
    )
    taken = taken.exclude(state__in=GIVES_UP_SLOT).exclude(pk=edition_id)
    named = taken.values_list("slot_id", "due_at", "headline")
    has = {(slot_id, due_at): headline for slot_id, due_at, headline in named}
    found = [
        SlotOfDay(
            id=row.pk,
            due_at=due_at,
            theme=row.theme,
            where=where.get(row.account_id, ""),
            is_taken=(row.pk, due_at) in has,
            taken_by=has.get((row.pk, due_at), ""),
        )
        for row, due_at in there
    ]
    return sorted(found, key=lambda one: (one.due_at, one.id))


def _free(office_id: int, rows: list[Slot], at: datetime) -> dict[int, datetime]:
    if not rows:
        return {}
    taken = Edition.objects.of(office_id).filter(slot__in=rows, due_at__gt=at)
    taken = taken.exclude(state__in=GIVES_UP_SLOT)
    gone = set(taken.values_list("slot_id", "due_at")[:_TAKEN_MAX])
    zone = people.office(office_id).zone
    found = {}
    for row in rows:
        offered = offers(row.weekly(), zone=zone, at=at)
        free = next((due_at for due_at in offered if (row.pk, due_at) not in gone), None)
        if free is not None:
            found[row.pk] = free
    return found


def _where(office_id: int) -> dict[int | None, str]:
    accounts = postroom.answering(office_id=office_id)
    return {number: f"{one.title}, {one.address}" for number, one in accounts.items()}
