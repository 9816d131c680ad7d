"""Ask somebody else to sign these exact words."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.kit.ids import STATEMENT
from clarion.ledger.actions import enter
from clarion.signoff.actions.gates import gate_of
from clarion.signoff.actions.trusting.turn import take_turn_on_trust
from clarion.signoff.events import EmergencyAsked
from clarion.signoff.models import CAUTION_MAX, Request, chains_in_force, kept, steps_of
from clarion.signoff.queries.trust import spared_steps
from clarion.signoff.rules.pieces import Piece
from clarion.signoff.rules.quorum import ANYBODY, Step, chain_for, emergency_steps
from clarion.signoff.rules.trust import Degree, next_place

EMERGENCY_MAX = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaves:
    """The time that is agreed to together with the words, and how long they may be late."""

    due_at: datetime | None  # None: as soon as it is signed
    until: datetime


@transaction.atomic
def ask(
    *,
    about: str,
    words: str,
    where: str,
    digests: tuple[str, ...],
    pieces: tuple[Piece, ...] = (),
    remarks: tuple[str, ...] = (),
    cautions: tuple[str, ...] = (),
    leaves: Leaves | None = None,
    theme: str = "",
    emergency: str = "",
    authors: frozenset[int],
    by: Actor,
    at: datetime,
) -> int:
    """Make a request and return its number. Everybody in `authors`, and `by`, may not sign it.

    `cautions` are what is worth a second look, and went all the same; whoever signs reads them.
    With a `theme`, the office's chain for it says who signs, step after step, but for the steps
    that trusted words are spared; without one, one person does who may sign at all. `emergency`
    is why a life is at risk: then the duty officer and one other person sign in the chain's place,
    and a review is owed afterwards.
    """
    by.must_one_of(Power.ANSWER, Power.PUBLISH)
    hands = authors | ({by.staff_id} if by.staff_id is not None else set())
    way = _way(theme, emergency, by.office_id)
    left_out = _spared(way.steps, hands, theme, by, at) if _trusts(about, emergency) else ()
    request = Request.objects.create(
        office_id=by.office_id,
        about=about,
        words=words,
        where=where,
        pieces=[asdict(piece) for piece in pieces],
        remarks=list(remarks),
        cautions=[one[:CAUTION_MAX] for one in cautions],
        digests=list(digests),
        **(asdict(leaves) if leaves else {}),
        emergency=emergency.strip()[:EMERGENCY_MAX],
        **way.columns(left_out),
        step_began_at=at,
        authors=sorted(hands),
        asked_by=by.name,
        asked_at=at,
    )
    gate_of(request)
    _enter(request, way, by, at)
    live.tell(office_id=by.office_id, topic="signatures")
    return request.pk


def _enter(request: Request, way: "_Way", by: Actor, at: datetime) -> None:
    more = {"spared": request.spared} if request.spared else {}
    facts = {"request": request.pk, "digests": request.digests, **more}
    enter("signature asked", about=request.about, by=by, at=at, **facts)
    if request.emergency:
        _enter_emergency(request, way, by, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Way:
    steps: tuple[Step, ...]
    chain_id: int | None
    passed_over: tuple[Step, ...] = ()

    def columns(self, left_out: tuple[int, ...]) -> dict[str, Any]:
        """Return what a request keeps of it, and at which step it begins."""
        return {
            "steps": kept(self.steps),
            "under_id": self.chain_id,
            "passed_over": kept(self.passed_over),
            "spared": list(left_out),
            "step": next_place(len(self.steps), spared=left_out, signed=()) or 0,
        }


def _way(theme: str, emergency: str, office_id: int) -> _Way:
    full = _chain(theme, office_id)
    return _short_way(full, office_id) if emergency.strip() else full


def _chain(theme: str, office_id: int) -> _Way:
    if not theme:
        return _Way(steps=ANYBODY, chain_id=None)
    rows = chains_in_force(office_id).filter(emergency=False)
    found = {row.pk: (row.themes, steps_of(row.steps)) for row in rows}
    number, steps = chain_for(theme, found)
    return _Way(steps=steps, chain_id=number)


def _trusts(about: str, emergency: str) -> bool:
    """Say whether trust counts: not where a life is at risk, nor for what is agreed beforehand."""
    return about.startswith(STATEMENT) and not emergency.strip()


def _spared(
    steps: tuple[Step, ...], hands: frozenset[int], theme: str, by: Actor, at: datetime
) -> tuple[int, ...]:
    if all(step.up_to is Degree.TRUSTED for step in steps):
        return ()
    take_turn_on_trust(by.office_id)  # it is lost before this is asked, or after: never meanwhile
    return spared_steps(steps, office_id=by.office_id, hands=hands, theme=theme, at=at)


def _short_way(full: _Way, office_id: int) -> _Way:
    row = chains_in_force(office_id).filter(emergency=True).first()
    titles = (_("First of two"), _("One other person"))  # nobody has said who is on duty
    steps = steps_of(row.steps) if row else emergency_steps(titles=titles)
    return _Way(steps=steps, chain_id=row.pk if row else None, passed_over=full.steps)


def _enter_emergency(request: Request, way: _Way, by: Actor, at: datetime) -> None:
    passed_over = sorted({role for step in way.passed_over for role in step.roles})
    enter(
        "emergency route taken",
        about=request.about,
        by=by,
        at=at,
        request=request.pk,
        why=request.emergency,
        passed_over=passed_over,
    )
    announce(EmergencyAsked(office_id=by.office_id, about=request.about, request_id=request.pk))
    live.tell(office_id=by.office_id, topic="alarms")
