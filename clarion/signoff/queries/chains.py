"""The chains that are in force, and how long each of their steps has taken of late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from clarion.kit.actor import Actor
from clarion.signoff.models import Chain, Gate, chains_in_force, steps_of
from clarion.signoff.rules.pace import ANSWERS, DAYS_SHOWN, Pace, Passage, paces
from clarion.signoff.rules.quorum import Step

# Figures are made of the newest answers; more of them would change no median that anybody acts on.
PASSAGES_MAX = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StepNow:
    """A step of a chain, and how long it was waited for."""

    step: Step
    paces: tuple[Pace, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNow:
    """A chain as the settings page shows it."""

    id: int
    name: str
    themes: tuple[str, ...]
    steps: tuple[Step, ...]
    emergency: bool
    review_hours: int
    begun_by: str
    begun_by_id: int | None
    begun_at: datetime
    proposed: bool
    agreed_by: str
    ending_by: str
    ending_by_id: int | None
    ending_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainPaced:
    """A chain with its figures."""

    chain: ChainNow
    steps: tuple[StepNow, ...]
    whole: tuple[Pace, ...]


def chains(*, office_id: int) -> list[ChainNow]:
    """Return the chains that are in force, the newest first."""
    return [_now(row) for row in chains_in_force(office_id)]


def proposed_chains(*, office_id: int) -> list[ChainNow]:
    """Return those that wait for a second person before they are in force, the newest first."""
    rows = Chain.objects.of(office_id).filter(ended_at=None, proposed=True)
    return [_now(row) for row in rows.order_by("-id")]


def chains_to_agree(*, actor: Actor) -> QuerySet[Chain]:
    """Return those that begin or end once this very person agrees, who has not proposed it."""
    rows: QuerySet[Chain] = Chain.objects.of(actor.office_id).filter(ended_at=None)
    begins = Q(proposed=True) & ~Q(begun_by_id=actor.staff_id)
    ends = Q(proposed=False, ending_at__isnull=False) & ~Q(ending_by_id=actor.staff_id)
    return rows.filter(begins | ends)


def steps_asked(row: Chain) -> tuple[Step, ...]:
    """Return the steps of one that waits, as the rules know them."""
    return steps_of(row.steps)


def _now(row: Chain) -> ChainNow:
    return ChainNow(
        id=row.pk,
        name=row.name,
        themes=tuple(row.themes),
        steps=steps_of(row.steps),
        emergency=row.emergency,
        review_hours=row.review_hours,
        begun_by=row.begun_by,
        begun_by_id=row.begun_by_id,
        begun_at=row.begun_at,
        proposed=row.proposed,
        agreed_by=row.agreed_by,
        ending_by=row.ending_by,
        ending_by_id=row.ending_by_id,
        ending_at=row.ending_at,
    )


def paced_chains(*, office_id: int, at: datetime) -> list[ChainPaced]:
    """Return them with the usual and the longest minutes of each step over the last weeks."""
    found = _passages(office_id, at)
    paced = []
    for chain in chains(office_id=office_id):
        figures = paces(found.get(chain.id, []), at=at)
        steps = tuple(
            StepNow(step=step, paces=figures.steps.get(place, ()))
            for place, step in enumerate(chain.steps)
        )
        paced.append(ChainPaced(chain=chain, steps=steps, whole=figures.whole))
    return paced


def _passages(office_id: int, at: datetime) -> dict[int, list[Passage]]:
    rows = Gate.objects.filter(
        request__office_id=office_id,
        request__under__ended_at=None,
        request__under__isnull=False,
        outcome__in=ANSWERS,
        ended_at__gte=at - timedelta(days=max(DAYS_SHOWN)),
    ).order_by("-ended_at")
    facts = ("request__under_id", "request_id", "step", "began_at", "ended_at", "request__state")
    found: dict[int, list[Passage]] = {}
    for chain_id, request_id, step, began_at, ended_at, state in rows.values_list(*facts)[
        :PASSAGES_MAX
    ]:
        passage = Passage(
            request_id=request_id,
            step=step,
            began_at=began_at,
            ended_at=ended_at,
            whole=state == "signed",
        )
        found.setdefault(chain_id, []).append(passage)
    return found
