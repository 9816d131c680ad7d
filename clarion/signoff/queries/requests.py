"""What waits for somebody's agreement, and for how long it has waited at each step."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from clarion.kit.ids import STATEMENT
from clarion.signoff.models import Gate, Request, Signature, codes_seen, steps_of
from clarion.signoff.rules.pace import minutes
from clarion.signoff.rules.pieces import Piece
from clarion.signoff.rules.quorum import Step, is_own_work, may_sign
from clarion.signoff.rules.trust import Degree

BATCH = 200
COUNTED = 100
_EMERGENCIES_FIRST = Case(When(emergency="", then=1), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One signature: who, in which role, at which step; of a guest, from where; how proven."""

    staff_id: int | None
    name: str
    role: str
    organisation: str
    proof: str
    step: int
    signed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class GateNow:
    """One step of a request, as long as it was waited for. `told`: everybody knows it is late."""

    step: int
    began_at: datetime
    ended_at: datetime | None
    outcome: str
    told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Waited:
    """One step in words: whose it is, and the minutes that it took or has waited so far."""

    title: str
    roles: tuple[str, ...]
    minutes: int
    waiting: bool
    late: bool


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
    code_givers: frozenset[int]  # who has read out a code to a guest: that is their one name
    pieces: tuple[Piece, ...]
    remarks: tuple[str, ...]
    cautions: tuple[str, ...]
    due_at: datetime | None
    state: str
    step: int
    steps: tuple[Step, ...]
    spared: tuple[int, ...]  # the places of steps that are left out on trust
    chain_id: int | None
    emergency: str
    passed_over: tuple[Step, ...]
    waits_since: datetime
    gates: tuple[GateNow, ...]
    signatures: tuple[Signed, ...]

    @property
    def ref(self) -> str:
        """What notices about it call it."""
        return f"request:{self.id}"

    @property
    def is_statement(self) -> bool:
        """Whether it is said to everybody, and not an answer to somebody."""
        return self.about.startswith(STATEMENT)

    @property
    def is_agreement(self) -> bool:
        """Whether it is a message that is agreed to beforehand, and nothing leaves by it."""
        return self.about.startswith("standing:")

    @property
    def gate(self) -> Step:
        """The step at which it stands."""
        return self.steps[self.step]

    @property
    def left_out(self) -> tuple[Step, ...]:
        """The steps that it is not asked, because whoever wrote it is trusted."""
        steps = [self.steps[place] for place in self.spared]
        return tuple(step for step in steps if step.up_to is not Degree.LEARNING)

    @property
    def asked_steps(self) -> int:
        """How many steps it is asked."""
        return len(self.steps) - len(self.spared)

    @property
    def number(self) -> int:
        """The how-manieth of them waits."""
        return self.asked_steps - len(self.left) + 1

    @property
    def left(self) -> tuple[int, ...]:
        """The places of the steps that wait still: the one at which it stands is the first."""
        done = {one.step for one in self.gates if one.outcome == "signed"}
        places = range(len(self.steps))
        rest = [one for one in places if one not in self.spared and one not in done]
        return tuple(sorted(rest, key=lambda one: one != self.step))

    @property
    def to_come(self) -> tuple[Step, ...]:
        """The steps behind the one at which it stands."""
        return tuple(self.steps[place] for place in self.left[1:])

    @property
    def is_late(self) -> bool:
        """Whether its step has waited for longer than it should, and everybody was told."""
        return self.state == "open" and any(one.told for one in self.gates if not one.ended_at)

    def is_for(self, *, staff_id: int | None, role: str, at: datetime) -> bool:
        """Say whether this person may sign it now."""
        if is_own_work(signer_id=staff_id, authors=self.authors):
            return False
        if staff_id in self.code_givers:
            return False
        if any(one.staff_id == staff_id for one in self.signatures):
            return False
        waited = at - self.waits_since
        return may_sign(self.gate, role=role, waited=waited, told=self.is_late)

    def signed(self) -> list[tuple[Signed, int]]:
        """Return each signature with the minutes that its step took; 0: it did not end the step."""
        took = {
            (one.step, one.ended_at): minutes(one.ended_at - one.began_at)
            for one in self.gates
            if one.ended_at
        }
        return [(one, took.get((one.step, one.signed_at), 0)) for one in self.signatures]

    def waited(self, at: datetime) -> list[Waited]:
        """Return for how long each step was waited for, up to now."""
        return [
            Waited(
                title=self.steps[one.step].title,
                roles=self.steps[one.step].roles,
                minutes=minutes((one.ended_at or at) - one.began_at),
                waiting=one.ended_at is None,
                late=one.told,
            )
            for one in self.gates
            if one.step < len(self.steps)
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What waits for one person: their signature, of that late, and emergencies on their way."""

    signatures: int = 0
    late: int = 0
    emergencies: int = 0


def open_requests(*, office_id: int, limit: int = 100) -> list[OpenRequest]:
    """Return what waits for a signature, oldest first; what is an emergency before all else."""
    rows = _rows(office_id).filter(state="open").order_by(_EMERGENCIES_FIRST, "asked_at", "pk")
    return [as_request(row) for row in rows[:limit]]


def request_now(*, office_id: int, request_id: int) -> OpenRequest:
    """Return one request, whatever has become of it; raises `NotFound`."""
    return as_request(_rows(office_id).get_or_refuse(pk=request_id))  # type: ignore[attr-defined]  # Scoped


def open_request(*, office_id: int, request_id: int) -> OpenRequest:
    """Return one request that is still open; raises `NotFound`."""
    rows = _rows(office_id).filter(state="open")
    return as_request(rows.get_or_refuse(pk=request_id))  # type: ignore[attr-defined]  # Scoped


def waiting(*, office_id: int, staff_id: int | None, role: str, at: datetime) -> Counts:
    """Count what waits for a signature that this person may give now, up to a hundred."""
    signed = Signature.objects.filter(request=OuterRef("pk"), staff_id=staff_id or 0)
    told = Gate.objects.filter(request=OuterRef("pk"), ended_at=None, told_at__isnull=False)
    rows = Request.objects.of(office_id).filter(state="open")
    seen = codes_seen(OuterRef("pk"), OuterRef("step")).filter(made_by_staff=staff_id or 0)
    rows = rows.annotate(signed=Exists(signed), late=Exists(told), gave_code=Exists(seen))
    rows = rows.only("step", "steps", "step_began_at", "asked_at", "emergency", "authors")
    found = list(rows.order_by(_EMERGENCIES_FIRST, "asked_at", "pk")[:COUNTED])
    theirs = [
        one
        for one in found
        if not is_own_work(signer_id=staff_id, authors=frozenset(one.authors))
        and not one.signed
        and not one.gave_code
        and may_sign(one.gate(), role=role, waited=one.waited(at), told=one.late)
    ]
    return Counts(
        signatures=len(theirs),
        late=sum(one.late for one in theirs),
        emergencies=sum(bool(one.emergency) for one in found),
    )


def unanswered(*, at: datetime) -> list[tuple[int, int]]:
    """Return office and number of the requests whose step is late, and nobody was told.

    One that was asked before steps were kept has no row of its step yet, and gets one.
    """
    now = Gate.objects.filter(request=OuterRef("pk"), step=OuterRef("step"))
    late = now.filter(ended_at=None, told_at=None, late_at__lte=at)
    rows = Request.objects.filter(state="open").filter(Q(Exists(late)) | ~Q(Exists(now)))
    return list(rows.order_by("asked_at").values_list("office_id", "pk")[:BATCH])


def reason_of(*, office_id: int, request_id: int) -> str:
    """Return why a request was returned."""
    reason: str = Request.objects.of(office_id).get_or_refuse(pk=request_id).reason
    return reason


def as_request(row: Request) -> OpenRequest:
    """Return a row, with its signatures and gates, as other rooms and screens see it."""
    return OpenRequest(
        id=row.pk,
        about=row.about,
        words=row.words,
        where=row.where,
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        authors=frozenset(row.authors),
        code_givers=frozenset(row.code_givers),
        pieces=row.shown(),
        remarks=tuple(row.remarks),
        cautions=tuple(row.cautions),
        due_at=row.due_at,
        state=row.state,
        step=row.step,
        steps=row.chain(),
        spared=tuple(row.spared),
        chain_id=row.under_id,
        emergency=row.emergency,
        passed_over=steps_of(row.passed_over),
        waits_since=row.step_began_at or row.asked_at,
        gates=tuple(_gate(one) for one in sorted(row.gates.all(), key=lambda one: one.step)),
        signatures=tuple(_signed(one) for one in row.signatures.all()),
    )


def _rows(office_id: int) -> QuerySet[Request]:
    seen = codes_seen(OuterRef("pk"), OuterRef("step")).filter(made_by_staff__isnull=False)
    rows: QuerySet[Request] = Request.objects.of(office_id)
    givers = {"code_givers": ArraySubquery(seen.values("made_by_staff"))}
    rows = rows.annotate(**givers)
    return rows.prefetch_related("signatures", "gates")


def _gate(row: Gate) -> GateNow:
    return GateNow(
        step=row.step,
        began_at=row.began_at,
        ended_at=row.ended_at,
        outcome=row.outcome,
        told=row.told_at is not None,
    )


def _signed(row: Signature) -> Signed:
    return Signed(
        staff_id=row.staff_id,
        name=row.name,
        role=row.role,
        organisation=row.organisation,
        proof=row.proof,
        step=row.step,
        signed_at=row.signed_at,
    )
