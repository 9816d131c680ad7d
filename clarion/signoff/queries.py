"""What was agreed, and what waits for somebody's agreement."""

from dataclasses import dataclass
from datetime import datetime

from clarion.signoff.models import Request, StandingWord, Warrant


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantNow:
    """A warrant as the gate sees it at the moment of sending."""

    id: int
    digests: frozenset[str]
    expires_at: datetime
    voided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRequest:
    """Words that wait for a signature."""

    id: int
    about: str
    words: str
    where: str
    asked_by: str
    asked_at: datetime
    authors: frozenset[int]


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


def warrant_now(warrant_id: int) -> WarrantNow:
    """Return a warrant, locked against being voided until the transaction ends."""
    warrant = Warrant.objects.select_for_update().get(pk=warrant_id)
    return WarrantNow(
        id=warrant.pk,
        digests=frozenset(warrant.digests),
        expires_at=warrant.expires_at,
        voided=warrant.voided_at is not None,
    )


def warrant_of(*, request_id: int) -> int | None:
    """Return the warrant that signing a request has granted; None: it was not signed."""
    return Warrant.objects.filter(request_id=request_id).values_list("pk", flat=True).first()


def open_requests(*, office_id: int, limit: int = 100) -> list[OpenRequest]:
    """Return what waits for a signature, oldest first."""
    rows = Request.objects.of(office_id).filter(state="open").order_by("asked_at")[:limit]
    return [_open(row) for row in rows]


def open_request(*, office_id: int, request_id: int) -> OpenRequest:
    """Return one request that is still open; raises `NotFound`."""
    rows = Request.objects.of(office_id).filter(state="open")
    return _open(rows.get_or_refuse(pk=request_id))


def waiting(*, office_id: int, staff_id: int | None) -> int:
    """Count what waits for a signature that this person may give."""
    rows = Request.objects.of(office_id).filter(state="open")
    return int(rows.exclude(authors__contains=[staff_id]).count())


def reason_of(*, office_id: int, request_id: int) -> str:
    """Return why a request was returned."""
    reason: str = Request.objects.of(office_id).get_or_refuse(pk=request_id).reason
    return reason


def standing_words(*, office_id: int) -> list[StandingNow]:
    """Return the standing words that are in force."""
    rows = StandingWord.objects.of(office_id).filter(ended_at=None).order_by("id")
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
        )
        for row in rows
    ]


def _open(row: Request) -> OpenRequest:
    return OpenRequest(
        id=row.pk,
        about=row.about,
        words=row.words,
        where=row.where,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        authors=frozenset(row.authors),
    )
