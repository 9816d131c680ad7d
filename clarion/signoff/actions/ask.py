"""Ask somebody else to sign these exact words."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import Chain, Request, kept, steps_of
from clarion.signoff.rules.pieces import Piece
from clarion.signoff.rules.quorum import ANYBODY, Step, chain_for


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
    leaves: Leaves | None = None,
    theme: str = "",
    authors: frozenset[int],
    by: Actor,
    at: datetime,
) -> int:
    """Make a request and return its number. Everybody in `authors`, and `by`, may not sign it.

    With a `theme`, the office's chain for it says who signs, step after step; without one, one
    person does who may sign at all.
    """
    by.must_one_of(Power.ANSWER, Power.PUBLISH)
    hands = authors | ({by.staff_id} if by.staff_id is not None else set())
    request = Request.objects.create(
        office_id=by.office_id,
        about=about,
        words=words,
        where=where,
        pieces=[asdict(piece) for piece in pieces],
        remarks=list(remarks),
        digests=list(digests),
        due_at=leaves.due_at if leaves else None,
        until=leaves.until if leaves else None,
        steps=kept(_steps(theme, by.office_id)),
        step_began_at=at,
        authors=sorted(hands),
        asked_by=by.name,
        asked_at=at,
    )
    enter("signature asked", about=about, by=by, at=at, request=request.pk, digests=list(digests))
    live.tell(office_id=by.office_id, topic="signatures")
    return request.pk


def _steps(theme: str, office_id: int) -> tuple[Step, ...]:
    if not theme:
        return ANYBODY
    rows = Chain.objects.of(office_id).filter(ended_at=None).order_by("-id")
    return chain_for(theme, [(row.themes, steps_of(row.steps)) for row in rows])
