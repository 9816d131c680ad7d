"""What was agreed, as the gate and other rooms see it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from clarion.kit.actor import Actor
from clarion.signoff.models import StandingWord, Warrant, policies_in_force
from clarion.signoff.rules.standing import Occasion, policy_for


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantNow:
    """A warrant as the gate sees it at the moment of sending."""

    id: int
    digests: frozenset[str]
    granted_at: datetime
    begins_at: datetime | None
    expires_at: datetime
    voided: bool
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingNow:
    """A standing word as the settings page shows it."""

    id: int
    sentence: str
    roles: tuple[str, ...]
    networks: tuple[str, ...]
    edges: tuple[str, ...]
    life_risk: bool
    begun_at: datetime
    begun_by: str
    begun_by_id: int | None
    proposed: bool
    agreed_by: str


def warrant_now(warrant_id: int) -> WarrantNow:
    """Return a warrant, locked against being voided until the transaction ends."""
    warrant = Warrant.objects.select_for_update().get(pk=warrant_id)
    return WarrantNow(
        id=warrant.pk,
        digests=frozenset(warrant.digests),
        granted_at=warrant.granted_at,
        begins_at=warrant.begins_at,
        expires_at=warrant.expires_at,
        voided=warrant.voided_at is not None,
        withdrawn=warrant.withdrawn,
    )


def warrant_of(*, request_id: int) -> int | None:
    """Return the warrant that signing a request has granted; None: it was not signed."""
    return Warrant.objects.filter(request_id=request_id).values_list("pk", flat=True).first()


def waits_for_nobody(*, office_id: int, warrant_id: int) -> bool:
    """Say whether it was agreed because a life is at risk, or beforehand for such an hour."""
    warrants = Warrant.objects.filter(office_id=office_id, pk=warrant_id)
    ordinary = warrants.filter(request__isnull=False, request__emergency="")
    return not ordinary.exists()


def warrants_of(*, request_ids: list[int]) -> dict[int, int]:
    """Return the warrants that signing these requests has granted, by request."""
    rows = Warrant.objects.filter(request_id__in=request_ids)
    return dict(rows.values_list("request_id", "pk"))


def is_emergency(*, warrant_id: int) -> bool:
    """Say whether these words were signed by the emergency route, in place of their chain."""
    rows = Warrant.objects.filter(pk=warrant_id, request__isnull=False)
    return bool(rows.exclude(request__emergency="").exists())


def is_covered(*, office_id: int, occasion: Occasion) -> bool:
    """Say whether the office's standing word covers such an answer, so that nobody has to sign."""
    words = policies_in_force(office_id)
    return policy_for(tuple(word.policy() for word in words), occasion) is not None


def standing_words(*, office_id: int) -> list[StandingNow]:
    """Return the standing words that are in force, and those that wait for a second person."""
    rows = StandingWord.objects.of(office_id).filter(ended_at=None, request=None)
    return [
        StandingNow(
            id=row.pk,
            sentence=row.sentence,
            roles=tuple(row.roles),
            networks=tuple(row.networks),
            edges=tuple(row.edges),
            life_risk=row.life_risk,
            begun_at=row.begun_at,
            begun_by=row.begun_by,
            begun_by_id=row.begun_by_id,
            proposed=row.proposed,
            agreed_by=row.agreed_by,
        )
        for row in rows.order_by("id")
    ]


def standing_to_agree(*, actor: Actor) -> QuerySet[StandingWord]:
    """Return those that wait for this very person, who has not put them forward."""
    rows: QuerySet[StandingWord] = StandingWord.objects.of(actor.office_id)
    rows = rows.filter(ended_at=None, request=None, proposed=True)
    return rows.exclude(begun_by_id=actor.staff_id)
