"""What the ledger answers: what was done to something, and whether the chain is whole."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef

from clarion.ledger.models import Entry, Seal, Waiting
from clarion.ledger.rules.chain import Break, Link, first_break

READ_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """How long the chain is, where it first breaks, and what is not sealed yet."""

    office_id: int
    sealed: int
    waiting: int
    broken: Break | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """One deed as a screen shows it."""

    at: datetime
    actor_id: int | None
    actor_name: str
    actor_role: str
    deed: str
    facts: dict[str, Any]


def history(*, office_id: int, about: str, limit: int = 200) -> list[Entered]:
    """Return what was done to one thing, oldest first."""
    rows = Entry.objects.of(office_id).filter(about=about).order_by("-id")[:limit]
    return [_entered(row) for row in reversed(rows)]


def done(*, office_id: int, about: str, deeds: Collection[str]) -> list[Entered]:
    """Return each time that any of these deeds was done to one thing, newest first."""
    rows = Entry.objects.of(office_id).filter(about=about, deed__in=deeds).order_by("-id")
    return [_entered(row) for row in rows]


def _entered(row: Entry) -> Entered:
    return Entered(
        at=row.at,
        actor_id=row.actor_id,
        actor_name=row.actor_name,
        actor_role=row.actor_role,
        deed=row.deed,
        facts=row.facts,
    )


def offices_with_entries() -> list[int]:
    """Return the offices that have a chain or are about to have one."""
    sealed = set(Seal.objects.values_list("office_id", flat=True).distinct())
    entered = set(Entry.objects.values_list("office_id", flat=True).distinct())
    return sorted(sealed | entered | set(offices_waiting()))


def offices_waiting() -> list[int]:
    """Return the offices with entries that are not sealed yet."""
    return list(Waiting.objects.values_list("office_id", flat=True).distinct())


def verify(*, office_id: int) -> Verification:
    """Walk an office's whole chain; memory stays the same however long it is."""
    sealed = Seal.objects.of(office_id).count()
    return Verification(
        office_id=office_id,
        sealed=sealed,
        waiting=Waiting.objects.filter(office_id=office_id).count(),
        broken=first_break(_links(office_id)) or _forgotten(office_id, sealed),
    )


def _forgotten(office_id: int, sealed: int) -> Break | None:
    """Name the first entry that somebody keeps out of the chain; one question, so one moment."""
    seals, waiting = (model.objects.filter(entry=OuterRef("pk")) for model in (Seal, Waiting))
    rows = Entry.objects.of(office_id).filter(~Exists(seals), ~Exists(waiting)).order_by("pk")
    entry_id = rows.values_list("pk", flat=True).first()
    if entry_id is None:
        return None
    why = "it has no place in the chain and does not wait for one"
    return Break(position=sealed + 1, entry_id=entry_id, why=why)


def _links(office_id: int) -> Iterator[Link]:
    seals = Seal.objects.of(office_id).select_related("entry").order_by("position")
    for seal in seals.iterator(chunk_size=READ_AT_ONCE):
        yield Link(position=seal.position, hash=seal.hash, deed=seal.entry.words())
