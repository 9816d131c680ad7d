"""Advocates: who was asked, who takes part, and what they are told."""

from dataclasses import dataclass
from datetime import datetime

from clarion.publishing.models import Advice, Advocate
from clarion.publishing.rules.sharing.advice import Advised, lines_in, shipped
from clarion.publishing.rules.sharing.advocates import digest


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvocateNow:
    """Somebody on the list."""

    id: int
    office_id: int
    name: str
    kind: str
    language: str
    email: str
    invited_by: str
    invited_at: datetime
    joined_at: datetime | None
    expires_at: datetime
    is_over: bool  # the link's time


def advocates(*, office_id: int, at: datetime) -> list[AdvocateNow]:
    """Return those who were asked or take part, by name."""
    rows = Advocate.objects.of(office_id).filter(left_at=None, ended_at=None)
    return [_now(row, at) for row in rows.order_by("name", "id")]


def advocate(*, office_id: int, advocate_id: int, at: datetime) -> AdvocateNow:
    """Return one of them; raises `NotFound`."""
    rows = Advocate.objects.of(office_id).filter(left_at=None, ended_at=None)
    return _now(rows.get_or_refuse(pk=advocate_id), at)


def advocate_by_link(*, secret: str, at: datetime) -> AdvocateNow | None:
    """Return whose link this is; None: nobody's, or not any more."""
    rows = Advocate.objects.filter(secret_digest=digest(secret), left_at=None, ended_at=None)
    row = rows.filter(expires_at__gt=at).first()
    return _now(row, at) if row else None


def advised(*, office_id: int, language: str, kind: str) -> Advised:
    """Return what an advocate is told: the office's own lines, or those that Clarion brings."""
    row = Advice.objects.of(office_id).filter(language=language).first()
    if row is None:
        return shipped(language, kind)
    return Advised(language=language, lines=lines_in(row.text))


def advice(*, office_id: int) -> dict[str, str]:
    """Return what the office has written itself, by language."""
    return dict(Advice.objects.of(office_id).values_list("language", "text"))


def _now(row: Advocate, at: datetime) -> AdvocateNow:
    return AdvocateNow(
        id=row.pk,
        office_id=row.office_id,
        name=row.name,
        kind=row.kind,
        language=row.language,
        email=row.email,
        invited_by=row.invited_by,
        invited_at=row.invited_at,
        joined_at=row.joined_at,
        expires_at=row.expires_at,
        is_over=row.expires_at <= at,
    )
