"""Who is trusted how far, what waits for a second person, and what their record shows."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from clarion.kit.actor import Actor, Power
from clarion.kit.ids import STATEMENT
from clarion.people import queries as people
from clarion.signoff.models import Doubt, Request, Trust
from clarion.signoff.rules.quorum import Step, spared
from clarion.signoff.rules.trust import (
    RECORD_DAYS,
    TRUST,
    Degree,
    Extent,
    Record,
    Short,
    degree_of_all,
    shortfalls,
)

# Half a year of an office that asks two hundred times a day.
ANSWERS_MAX = 40_000
_ANSWERED = ("signed", "returned", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustNow:
    """What was agreed about one person, or waits for a second one."""

    id: int
    staff_id: int
    name: str
    degree: Degree
    themes: tuple[str, ...]
    why: str
    ends_at: datetime | None
    proposed_at: datetime
    proposed_by: str
    proposed_by_id: int | None
    decided_at: datetime | None
    decided_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """A colleague who writes statements, how far they are trusted, and what they have earned."""

    staff_id: int
    name: str
    role: str
    degree: Degree
    holds: TrustNow | None
    proposed: TrustNow | None
    record: Record
    lacks: tuple[Short, ...]

    @property
    def over(self) -> bool:
        """Whether they were trusted, and a year has passed."""
        return bool(self.holds and self.holds.degree is not self.degree)


def writers(*, office_id: int, at: datetime) -> list[Writer]:
    """Return everybody who may write statements, by name."""
    writing = {one.name for one in people.roles(office_id=office_id) if Power.PUBLISH in one.powers}
    rows = Trust.objects.of(office_id).filter(state__in=["holds", "proposed"])
    since = people.here_since(office_id=office_id)
    found = {(row.staff_id, row.state): row for row in rows if _stayed(row, since)}
    colleagues = [one for one in people.colleagues(office_id=office_id) if one.role in writing]
    earned = records(office_id=office_id, hands=[one.staff_id for one in colleagues], at=at)
    return [
        _writer(
            one,
            found.get((one.staff_id, "holds")),
            found.get((one.staff_id, "proposed")),
            earned[one.staff_id],
            at,
        )
        for one in colleagues
    ]


def records(*, office_id: int, hands: Collection[int], at: datetime) -> dict[int, Record]:
    """Return what became of the statements in which each of them had a hand, of late."""
    since = at - timedelta(days=RECORD_DAYS)
    found = {one: Record() for one in hands}
    of_late = {"authors__overlap": list(hands), "about__startswith": STATEMENT}
    asked = Request.objects.of(office_id).filter(asked_at__gte=since, **of_late)
    asked = asked.filter(state__in=_ANSWERED)
    facts = asked.order_by("-asked_at").values_list("authors", "state", "asked_at")
    for authors, state, asked_at in facts[:ANSWERS_MAX]:
        for one in _ours(authors, found):
            found[one] = _counted(found[one], state, asked_at)
    doubts = Doubt.objects.of(office_id).filter(at__gte=since, authors__overlap=list(hands))
    for authors in doubts.values_list("authors", flat=True)[:ANSWERS_MAX]:
        for one in _ours(authors, found):
            found[one] = replace(found[one], corrected=found[one].corrected + 1)
    return found


def spared_steps(
    steps: Sequence[Step], *, office_id: int, hands: Collection[int], theme: str, at: datetime
) -> tuple[int, ...]:
    """Return the steps that are left out for what these people wrote; never all of them."""
    if all(step.up_to is Degree.TRUSTED for step in steps):
        return ()
    trusts = _in_force(office_id, hands)
    left_out = spared(steps, degree_of_all(hands, trusts, theme=theme, at=at))
    return left_out if len(left_out) < len(steps) else ()


def _in_force(office_id: int, hands: Collection[int]) -> dict[int, Extent]:
    """Return how far each of these people is trusted; those who are ordinary are left out."""
    rows = Trust.objects.of(office_id).filter(state="holds", staff_id__in=hands)
    since = people.here_since(office_id=office_id, staff_ids=hands)
    return {row.staff_id: row.extent() for row in rows if _stayed(row, since)}


def _stayed(row: Trust, since: dict[int, datetime]) -> bool:
    """Whoever left the office and came back begins as everybody does."""
    came = since.get(row.staff_id)
    return came is not None and row.proposed_at >= came


def trust_now(*, office_id: int, trust_id: int) -> TrustNow:
    """Return one; raises `NotFound`."""
    return _now(Trust.objects.of(office_id).get_or_refuse(pk=trust_id))


def trust_to_agree(*, actor: Actor) -> QuerySet[Trust]:
    """Return what waits for this very person: neither their own word nor about themselves."""
    rows: QuerySet[Trust] = Trust.objects.of(actor.office_id).filter(state=TRUST.start)
    return rows.exclude(Q(proposed_by_id=actor.staff_id) | Q(staff_id=actor.staff_id))


def _ours(authors: Iterable[int], found: dict[int, Record]) -> list[int]:
    return [one for one in authors if one in found]


def _counted(record: Record, state: str, asked_at: datetime) -> Record:
    """Add one answer; they come the newest first, so the last is the first that was asked."""
    counts = {"signed": record.signed, "returned": record.returned, "rejected": record.rejected}
    counts[state] += 1
    return replace(record, first_at=asked_at, **counts)


def _writer(
    colleague: Any, holds: Trust | None, proposed: Trust | None, record: Record, at: datetime
) -> Writer:
    theme = next(iter(holds.themes), "") if holds else ""
    return Writer(
        staff_id=colleague.staff_id,
        name=colleague.name,
        role=colleague.role,
        degree=holds.extent().degree_for(theme, at) if holds else Degree.ORDINARY,
        holds=_now(holds) if holds else None,
        proposed=_now(proposed) if proposed else None,
        record=record,
        lacks=shortfalls(record, at=at),
    )


def _now(row: Trust) -> TrustNow:
    return TrustNow(
        id=row.pk,
        staff_id=row.staff_id,
        name=row.name,
        degree=Degree(row.degree),
        themes=tuple(row.themes),
        why=row.why,
        ends_at=row.ends_at,
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        proposed_by_id=row.proposed_by_id,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )
