"""What was agreed, and what waits for somebody's agreement."""

from dataclasses import dataclass
from datetime import datetime

from clarion.signoff.models import (
    Chain,
    Request,
    Signature,
    StandingWord,
    Warrant,
    steps_of,
)
from clarion.signoff.rules.pieces import Piece
from clarion.signoff.rules.quorum import Step, is_own_work, may_sign


@dataclass(frozen=True, slots=True, kw_only=True)
class WarrantNow:
    """A warrant as the gate sees it at the moment of sending."""

    id: int
    digests: frozenset[str]
    granted_at: datetime
    begins_at: datetime | None
    expires_at: datetime
    voided: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One signature: who, in which role, at which step, and how long the step had waited."""

    staff_id: int
    name: str
    role: str
    step: int
    signed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainNow:
    """A chain as the settings page shows it."""

    id: int
    name: str
    themes: tuple[str, ...]
    steps: tuple[Step, ...]
    begun_by: str
    begun_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRequest:
    """Words that wait for a signature; `step` and `waits_for` say at which gate."""

    id: int
    about: str
    words: str
    where: str
    asked_by: str
    asked_at: datetime
    authors: frozenset[int]
    pieces: tuple[Piece, ...]
    remarks: tuple[str, ...]
    due_at: datetime | None
    step: int
    steps: tuple[Step, ...]
    waits_since: datetime
    signatures: tuple[Signed, ...]

    @property
    def is_statement(self) -> bool:
        """Whether it is said to everybody, and not an answer to somebody."""
        return self.about.startswith("statement:")

    @property
    def gate(self) -> Step:
        """The step at which it stands."""
        return self.steps[self.step]

    def is_for(self, *, staff_id: int | None, role: str, at: datetime) -> bool:
        """Say whether this person may sign it now."""
        if is_own_work(signer_id=staff_id, authors=self.authors):
            return False
        if any(one.staff_id == staff_id for one in self.signatures):
            return False
        return may_sign(self.gate, role=role, waited=at - self.waits_since)


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
        granted_at=warrant.granted_at,
        begins_at=warrant.begins_at,
        expires_at=warrant.expires_at,
        voided=warrant.voided_at is not None,
    )


def warrant_of(*, request_id: int) -> int | None:
    """Return the warrant that signing a request has granted; None: it was not signed."""
    return Warrant.objects.filter(request_id=request_id).values_list("pk", flat=True).first()


def warrants_of(*, request_ids: list[int]) -> dict[int, int]:
    """Return the warrants that signing these requests has granted, by request."""
    rows = Warrant.objects.filter(request_id__in=request_ids)
    return dict(rows.values_list("request_id", "pk"))


def open_requests(*, office_id: int, limit: int = 100) -> list[OpenRequest]:
    """Return what waits for a signature, oldest first."""
    rows = Request.objects.of(office_id).filter(state="open").prefetch_related("signatures")
    return [_open(row) for row in rows.order_by("asked_at")[:limit]]


def request_now(*, office_id: int, request_id: int) -> OpenRequest:
    """Return one request, whatever has become of it; raises `NotFound`."""
    rows = Request.objects.of(office_id).prefetch_related("signatures")
    return _open(rows.get_or_refuse(pk=request_id))


def chains(*, office_id: int) -> list[ChainNow]:
    """Return the chains that are in force, the newest first."""
    rows = Chain.objects.of(office_id).filter(ended_at=None).order_by("-id")
    return [
        ChainNow(
            id=row.pk,
            name=row.name,
            themes=tuple(row.themes),
            steps=steps_of(row.steps),
            begun_by=row.begun_by,
            begun_at=row.begun_at,
        )
        for row in rows
    ]


def open_request(*, office_id: int, request_id: int) -> OpenRequest:
    """Return one request that is still open; raises `NotFound`."""
    rows = Request.objects.of(office_id).filter(state="open")
    return _open(rows.get_or_refuse(pk=request_id))


def waiting(*, office_id: int, staff_id: int | None, role: str, at: datetime) -> int:
    """Count what waits for a signature that this person may give now, up to a hundred."""
    found = open_requests(office_id=office_id)
    return sum(one.is_for(staff_id=staff_id, role=role, at=at) for one in found)


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
        pieces=row.shown(),
        remarks=tuple(row.remarks),
        due_at=row.due_at,
        step=row.step,
        steps=row.chain(),
        waits_since=row.step_began_at or row.asked_at,
        signatures=tuple(_signed(one) for one in row.signatures.all()),
    )


def _signed(row: Signature) -> Signed:
    return Signed(
        staff_id=row.staff_id, name=row.name, role=row.role, step=row.step, signed_at=row.signed_at
    )
