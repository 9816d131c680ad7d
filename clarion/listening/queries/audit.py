"""How much the first look misses in what is overheard, week by week, and what is to be read again.

Nothing here says who wrote it, not even by another name: the lot chose the words, and no person.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from clarion.kit.refusals import NotFound
from clarion.listening.models import Audit, Audited
from clarion.reading.missed import Share, Verdict, found_of_all, weigh
from clarion.reading.reading import LifeRiskLevel

WEEKS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditNow:
    """A week: its sample so far, and between which the share of dangers lies that were found.

    `gone`: forgotten before anybody had read them. `unread` were not read with care when it was
    drawn, and what was heard before `whole_since`, if it says so, may have been forgotten by then.
    """

    id: int
    week_on: date
    harmless: int
    caught: int  # of these, by the wide net
    taken_up: int
    unread: int
    whole_since: datetime | None
    drawn: int
    gone: int
    missed: Share  # in all of it, each part as large as it is
    in_caught: Share
    in_rest: Share
    found_low: float
    found_high: float

    @property
    def left(self) -> int:
        """How many nobody has read yet, and somebody can."""
        return self.drawn - self.missed.of - self.gone

    @property
    def is_read(self) -> bool:
        """Whether all that can be read has been: then it is published."""
        return self.missed.of > 0 and not self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedNow:
    """One of a sample, and what somebody found in it. Of what is forgotten only that is left."""

    id: int
    text: str
    language: str
    place: str  # the newsroom or public body, else the source
    received_at: datetime | None
    forget_at: datetime | None
    reference: str  # what the desk calls it, if it has it
    verdict: str
    judged_by: str


def audits(*, office_id: int) -> list[AuditNow]:
    """Return the last weeks, the newest first; one query."""
    return [_now(row) for row in _counted(office_id).order_by("-week_on")[:WEEKS_SHOWN]]


def audit(*, office_id: int, audit_id: int) -> AuditNow:
    """Return one week; raises `NotFound`."""
    row = _counted(office_id).filter(pk=audit_id).first()
    if row is None:
        raise NotFound
    return _now(row)


def newest_audit(*, office_id: int) -> AuditNow | None:
    """Return the newest week of which anything has been read again; one query."""
    return next((one for one in audits(office_id=office_id) if one.missed.of), None)


def sample(*, audit_id: int) -> list[AuditedNow]:
    """Return the sample of a week; one query.

    First what nobody has read yet, and of that whose words go soonest; then the latest first.
    """
    rows = Audited.objects.filter(audit_id=audit_id).exclude(verdict="", mention=None)
    in_turn = rows.order_by(F("judged_at").desc(nulls_first=True), "mention__forget_at", "pk")
    return [_audited(row) for row in in_turn.select_related("mention__source")]


def _counted(office_id: int) -> QuerySet[Audit]:
    rows: QuerySet[Audit] = Audit.objects.of(office_id)
    judged, danger = ~Q(sample__verdict=""), Q(sample__verdict=Verdict.DANGER.value)
    rest = Q(sample__level=LifeRiskLevel.LOW.value)
    gone = Q(sample__verdict="", sample__mention=None, sample__isnull=False)
    return rows.annotate(
        drawn=Count("sample"),
        gone=Count("sample", filter=gone),
        judged=Count("sample", filter=judged),
        dangers=Count("sample", filter=danger),
        judged_rest=Count("sample", filter=judged & rest),
        dangers_rest=Count("sample", filter=danger & rest),
    )


def _now(row: Audit) -> AuditNow:
    counted = vars(row)
    judged, dangers = counted["judged_rest"], counted["dangers_rest"]
    missed = weigh(
        in_caught=(counted["dangers"] - dangers, counted["judged"] - judged),
        in_rest=(dangers, judged),
        caught=row.caught,
        harmless=row.harmless,
    )
    low, high = found_of_all(missed.in_all, harmless=row.harmless, confirmed=row.taken_up)
    return AuditNow(
        id=row.pk,
        week_on=row.week_on,
        harmless=row.harmless,
        caught=row.caught,
        taken_up=row.taken_up,
        unread=row.unread,
        whole_since=row.whole_since,
        drawn=counted["drawn"],
        gone=counted["gone"],
        missed=missed.in_all,
        in_caught=missed.in_caught,
        in_rest=missed.in_rest,
        found_low=low,
        found_high=high,
    )


def _audited(row: Audited) -> AuditedNow:
    mention = row.mention
    return AuditedNow(
        id=row.pk,
        text=f"{mention.title}\n{mention.text}".strip() if mention else "",
        language=mention.language if mention else "",
        place=(mention.outlet or mention.source.title) if mention else "",
        received_at=mention.received_at if mention else None,
        forget_at=mention.forget_at if mention else None,
        reference=mention.reference if mention else "",
        verdict=row.verdict,
        judged_by=row.judged_by,
    )
