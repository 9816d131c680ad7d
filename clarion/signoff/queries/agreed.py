"""Words agreed beforehand: which there are, who agreed, until when, and how often they left."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from clarion.signoff.models import StandingWord, Warrant
from clarion.signoff.queries.requests import Signed, as_request
from clarion.signoff.rules.agreed import A_DAY, Blank, Frame, blanks_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedWord:
    """One of them. `state`: waiting, agreed, over, refused."""

    id: int
    sentence: str
    theme: str
    language: str
    roles: tuple[str, ...]
    headline: str
    text: str
    frames: tuple[Frame, ...]
    blanks: tuple[Blank, ...]
    valid_until: datetime
    per_day: int
    lately: int
    state: str
    begun_by: str
    agreed_by: tuple[Signed, ...]
    agreed_at: datetime | None

    def is_for(self, role: str) -> bool:
        """Say whether somebody in this role may say them now."""
        return (
            self.state == "agreed"
            and self.lately < self.per_day
            and (not self.roles or role in self.roles)
        )


def agreed_words(*, office_id: int, at: datetime) -> list[AgreedWord]:
    """Return those that are in force or asked for, by name."""
    rows = _rows(office_id, at).filter(ended_at=None, request__state__in=["open", "signed"])
    return [_now(row, at) for row in rows.order_by("sentence", "id")]


def agreed_word(*, office_id: int, standing_id: int, at: datetime) -> AgreedWord:
    """Return one; raises `NotFound`."""
    return _now(_rows(office_id, at).get_or_refuse(pk=standing_id), at)


def agreed_by_warrant(*, office_id: int, warrant_id: int, at: datetime) -> AgreedWord | None:
    """Return what was agreed to beforehand and has granted a warrant, or None: a request has."""
    warrants = Warrant.objects.of(office_id).filter(pk=warrant_id, standing__request__isnull=False)
    number = warrants.values_list("standing_id", flat=True).first()
    return agreed_word(office_id=office_id, standing_id=number, at=at) if number else None


def _rows(office_id: int, at: datetime) -> Any:  # a Scoped set, with what is counted on it
    granted = Warrant.objects.filter(standing=OuterRef("pk"), granted_at__gt=at - A_DAY)
    counted = granted.order_by().values("standing").annotate(number=Count("pk"))
    lately = Coalesce(Subquery(counted.values("number")), 0)
    rows = StandingWord.objects.of(office_id).filter(request__isnull=False)
    rows = rows.select_related("request").annotate(lately=lately)
    return rows.prefetch_related("request__signatures", "request__gates")


def _now(row: Any, at: datetime) -> AgreedWord:
    frames = row.agreed_frames()
    return AgreedWord(
        id=row.pk,
        sentence=row.sentence,
        theme=row.theme,
        language=row.language,
        roles=tuple(row.roles),
        headline=row.headline,
        text=row.text,
        frames=frames,
        blanks=blanks_of(row.headline, row.text),
        valid_until=row.valid_until,
        per_day=row.per_day,
        lately=row.lately,
        state=_state(row, at),
        begun_by=row.begun_by,
        agreed_by=as_request(row.request).signatures,
        agreed_at=row.agreed_at,
    )


def _state(row: StandingWord, at: datetime) -> str:
    if row.agreed_at is None:
        return "waiting" if row.request and row.request.state == "open" else "refused"
    over = row.ended_at is not None or (row.valid_until is not None and at >= row.valid_until)
    return "over" if over else "agreed"
