"""How much the first look misses, week by week, and what is to be read again."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from clarion.desk.models import Audit, Audited
from clarion.kit.refusals import NotFound
from clarion.postroom import queries as postroom
from clarion.reading.missed import Share, Verdict, found_of_all, late_since, weigh
from clarion.reading.reading import LifeRiskLevel

WEEKS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditNow:
    """A week: its sample so far, and between which the share of dangers lies that were found."""

    id: int
    week_on: date
    harmless: int
    caught: int  # of these, by the wide net
    confirmed: int
    drawn: int
    missed: Share  # in all of it, each part as large as it is
    in_caught: Share
    in_rest: Share
    found_low: float
    found_high: float

    @property
    def left(self) -> int:
        """How many nobody has read yet."""
        return self.drawn - self.missed.of


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedNow:
    """One message of a sample, and what somebody found in it."""

    id: int
    case_id: int
    reference: str
    text: str
    language: str
    network: str
    received_at: datetime
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


def audited_late(*, office_id: int, today: date) -> int:
    """Return how many of the last sample nobody has read again, once its Wednesday has come."""
    rows = Audited.objects.filter(
        audit__office_id=office_id, audit__week_on__range=late_since(today), verdict=""
    )
    return rows.count()


def sample(*, audit_id: int) -> list[AuditedNow]:
    """Return the sample of a week: what nobody has read yet, then the latest first; one query."""
    rows = Audited.objects.filter(audit_id=audit_id).select_related("message__account", "case")
    in_turn = rows.order_by(F("judged_at").desc(nulls_first=True), "pk")
    return [_audited(row) for row in in_turn]


def _counted(office_id: int) -> QuerySet[Audit]:
    rows: QuerySet[Audit] = Audit.objects.of(office_id)
    judged, danger = ~Q(sample__verdict=""), Q(sample__verdict=Verdict.DANGER.value)
    rest = Q(sample__level=LifeRiskLevel.LOW.value)
    return rows.annotate(
        drawn=Count("sample"),
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
    low, high = found_of_all(missed.in_all, harmless=row.harmless, confirmed=row.confirmed)
    return AuditNow(
        id=row.pk,
        week_on=row.week_on,
        harmless=row.harmless,
        caught=row.caught,
        in_caught=missed.in_caught,
        in_rest=missed.in_rest,
        confirmed=row.confirmed,
        drawn=counted["drawn"],
        missed=missed.in_all,
        found_low=low,
        found_high=high,
    )


def _audited(row: Audited) -> AuditedNow:
    message = row.message
    return AuditedNow(
        id=row.pk,
        case_id=row.case_id,
        reference=row.case.reference,
        text="" if message.deleted_at else message.text or message.subject,
        language=row.case.language,
        network=postroom.network_title(message.account.network),
        received_at=message.received_at,
        verdict=row.verdict,
        judged_by=row.judged_by,
    )
