"""Say how far somebody's words are trusted: less holds at once, more waits for a second person."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries as people
from clarion.signoff.actions.trusting.earning import refuse_unearned
from clarion.signoff.actions.trusting.losing import ask_after_all
from clarion.signoff.actions.trusting.turn import take_turn_on_trust
from clarion.signoff.models import Trust
from clarion.signoff.queries.trust import records
from clarion.signoff.rules.trust import TRUST, TRUST_DAYS, Degree, Extent, Record

WHY_MAX = 300


class TrustUnsaid(Refusal):
    """Say why, so that others can follow it later."""


class TrustUnchanged(Refusal):
    """That is how far they are trusted already."""


class OwnTrust(Refusal):
    """Nobody says of themselves that they are trusted further. Ask somebody else."""


@transaction.atomic
def propose_trust(
    *, staff_id: int, degree: Degree, themes: frozenset[str], why: str, by: Actor, at: datetime
) -> bool:
    """Say whether it holds at once; else it waits for a second person, and drops what waited.

    Being trusted is earned: raises `NotEarned` unless the record shows it. Also raises
    `TrustUnsaid`, `TrustUnchanged`, `OwnTrust`.
    """
    by.must(Power.MANAGE_OFFICE)
    colleague = people.actor_in(office_id=by.office_id, staff_id=staff_id)
    if colleague is None:
        raise NotFound
    if not why.strip():
        raise TrustUnsaid
    take_turn_on_trust(by.office_id)
    rows = Trust.objects.of(by.office_id).filter(staff_id=staff_id)
    holds = rows.locked().filter(state="holds").first()
    themes = themes if degree is Degree.TRUSTED else frozenset()
    ends_at = at + timedelta(days=TRUST_DAYS) if degree is Degree.TRUSTED else None
    extent = Extent(degree=degree, themes=themes, ends_at=ends_at)
    at_once = _refuse(extent, holds, colleague, by, at)
    if at_once and holds and ends_at:
        ends_at = holds.ends_at  # fewer themes, and not a day longer
    for waiting in rows.filter(state="proposed"):
        move(waiting, TRUST, "dropped", decided_at=at, decided_by=by.name)
    earned = records(office_id=by.office_id, hands=[staff_id], at=at)[staff_id]
    row = Trust.objects.create(
        office_id=by.office_id,
        staff_id=staff_id,
        name=colleague.name,
        degree=degree.value,
        themes=sorted(themes),
        why=why.strip()[:WHY_MAX],
        record=_kept(earned),
        ends_at=ends_at,
        proposed_at=at,
        proposed_by=by.name,
        proposed_by_id=by.person,
    )
    if at_once:
        _hold(row, holds, by, at)
    deed = "trust lessened" if at_once else "trust proposed"
    facts = {"trust": row.pk, "degree": row.degree, "themes": row.themes, "why": row.why}
    enter(deed, about=row.about, by=by, at=at, **facts)
    live.tell(office_id=by.office_id, topic="trust")
    return at_once


def _refuse(extent: Extent, holds: Trust | None, colleague: Actor, by: Actor, at: datetime) -> bool:
    """Say whether it only takes away; raise the reason for which it cannot be."""
    before = holds.extent() if holds else None
    over = before is not None and before.ends_at is not None and before.ends_at <= at
    now = None if over else before
    known = (now.degree, now.themes) if now else (Degree.ORDINARY, frozenset())
    if (extent.degree, extent.themes) == known and not over:
        raise TrustUnchanged
    if extent.is_within(now):
        return True
    if colleague.staff_id == by.staff_id:
        raise OwnTrust
    if extent.degree is Degree.TRUSTED:
        refuse_unearned(colleague.staff_id or 0, by, at)
    return False


def _hold(row: Trust, holds: Trust | None, by: Actor, at: datetime) -> None:
    """It takes away: what waits for signatures is asked more, as if nobody were trusted."""
    if holds:
        move(holds, TRUST, "over")
    move(row, TRUST, "holds")
    learning = Degree(row.degree) is Degree.LEARNING
    ask_after_all(row.staff_id, Degree.LEARNING if learning else Degree.ORDINARY, by, at)


def _kept(record: Record) -> dict[str, Any]:
    return {**asdict(record), "first_at": record.first_at and record.first_at.isoformat()}
