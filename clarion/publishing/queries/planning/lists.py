"""Statements in lists: by where they are on their way, and by the day on which they leave."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from clarion.kit.ids import STATEMENT
from clarion.publishing.models import Edition, Rendition
from clarion.publishing.queries.pictures.pictures import standing_wrongly
from clarion.publishing.queries.planning.sieve import Sieve, sifted
from clarion.publishing.queries.saying.figures import Together, figures_of
from clarion.signoff import queries as signoff

# The pages of the list, and the states that stand on each.
TABS: dict[str, tuple[str, ...]] = {
    "drafts": ("draft", "returned"),
    "waiting": ("in_review",),
    "timed": ("approved", "scheduled", "publishing", "missed"),
    "said": ("published",),
    "over": ("corrected", "stopped", "withdrawn", "rejected"),
}
_ALL = tuple(state for states in TABS.values() for state in states)
_TELLS = frozenset({"said", "all"})
PAGE = 30
BATCH = 500
# After so long an audience that was not reached is history and no work any more.
_LATELY = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A request that has its answer. `warrant_id`: None, it was not signed."""

    office_id: int
    about: str
    request_id: int
    warrant_id: int | None
    final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An edition in a list. `unreached`: some account has surely not got all of it."""

    id: int
    statement_id: int
    headline: str
    theme: str
    campaign: str
    state: str
    reason: str
    number: int
    due_at: datetime | None
    due_zone: str
    moved_at: datetime
    saved_by: str
    said_at: datetime | None
    correction: bool
    unreached: bool
    emergency: bool
    figures: Together | None = None

    @property
    def at(self) -> datetime | None:
        """When it was said, or is to be."""
        return self.said_at or self.due_at


def listed(
    *,
    office_id: int,
    tab: str,
    sieve: Sieve | None = None,
    before: tuple[datetime, int] | None = None,
) -> tuple[list[Line], tuple[datetime, int] | None]:
    """Return one page of a tab, and where the next begins (None: there is no more).

    On the tab `all` stands what stands on any other.
    """
    sieve = sieve or Sieve()
    states = TABS.get(tab, _ALL)
    shown_states = [sieve.state] if sieve.state in states else states
    rows = sifted(_rows(office_id), sieve).filter(state__in=shown_states)
    rows = rows.order_by("-moved_at", "-id")
    if before is not None:
        moved_at, number = before
        rows = rows.filter(Q(moved_at__lt=moved_at) | Q(moved_at=moved_at, pk__lt=number))
    found = list(rows[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    more = (last.moved_at, last.pk) if last else None
    shown = found[:PAGE]
    told = _figures(office_id, shown) if tab in _TELLS else {}
    return [_line(row, told.get(row.pk)) for row in shown], more


def unfollowed() -> list[tuple[int, int]]:
    """Return office and dispatch of renditions of which the door knows more than their page does.

    Whatever state their edition is in: what was given up may have been said after all.
    """
    open_ones = Rendition.objects.filter(dispatch__isnull=False).exclude(followed="sent")
    told = open_ones.exclude(followed=F("dispatch__state")).exclude(dispatch__state="queued")
    recalled = Rendition.objects.filter(recall__isnull=False, gone_at=None, recall__state="sent")
    return [
        *told.values_list("edition__office_id", "dispatch_id")[:BATCH],
        *recalled.values_list("edition__office_id", "recall_id")[:BATCH],
    ]


def decided() -> list[Decided]:
    """Return requests that were signed, returned or rejected while their edition still waits."""
    waiting = Edition.objects.filter(state="in_review").exclude(request__state="open")
    rows = waiting.order_by("submitted_at").values_list(
        "office_id", "statement_id", "request_id", "request__state"
    )[:BATCH]
    warrants = signoff.warrants_of(request_ids=[row[2] for row in rows])
    return [
        Decided(
            office_id=office_id,
            about=f"{STATEMENT}{statement_id}",
            request_id=request_id,
            warrant_id=warrants.get(request_id),
            final=state == "rejected",
        )
        for office_id, statement_id, request_id, state in rows
    ]


def shows_film(*, office_id: int, request_id: int) -> bool:
    """Whether what was sent for signature shows a film."""
    rows = Edition.objects.of(office_id).filter(
        request_id=request_id, illustrations__picture__mime__startswith="video/"
    )
    return bool(rows.exists())


@dataclass(frozen=True, slots=True, kw_only=True)
class Troubled:
    """How much waits for somebody. `pictures`: statements that show what they may not."""

    editions: int
    pictures: int


def troubled(*, office_id: int, at: datetime) -> Troubled:
    """Count the editions that wait for somebody: missed, without a time, or not everywhere.

    With them, as one question, the statements whose posts show a picture that was withdrawn, whose
    time is over, or is within a week.
    """
    waiting = Q(state__in=["missed", "approved", "returned"])
    lately = Q(unreached(), state="published", moved_at__gte=at - _LATELY)
    wrong = standing_wrongly(office_id=office_id, today=at.date()).values("edition_id")
    shows = Q(pk__in=wrong)
    found = Edition.objects.of(office_id).filter(waiting | lately | shows)
    counts = found.aggregate(
        editions=Count("pk", filter=waiting | lately),
        pictures=Count("statement_id", distinct=True, filter=shows),
    )
    return Troubled(**counts)


def empty_draft(*, office_id: int, person: int) -> int | None:
    """Return the draft in which this person, and nobody else, has written nothing yet."""
    empty = Edition.objects.of(office_id).filter(
        state="draft", number=1, headline="", text="", version=0, authors=[person]
    )
    return empty.order_by("-id").values_list("pk", flat=True).first()


def unreached() -> Exists:
    """Ask of an edition whether an account has surely not got all of it."""
    return Exists(
        Rendition.objects.filter(
            edition=OuterRef("pk"), followed__in=["failed", "missed", "expired"]
        )
    )


def _rows(office_id: int) -> QuerySet[Edition]:
    rows: QuerySet[Edition] = Edition.objects.of(office_id)
    return rows.select_related("campaign").annotate(
        unreached=unreached(), urgent=F("request__emergency")
    )


def _figures(office_id: int, rows: list[Edition]) -> dict[int, Together]:
    return figures_of(office_id=office_id, edition_ids=[row.pk for row in rows])


def _line(row: Edition, figures: Together | None = None) -> Line:
    return Line(
        id=row.pk,
        statement_id=row.statement_id,
        headline=row.headline,
        theme=row.theme,
        campaign=row.campaign.name if row.campaign else "",
        state=row.state,
        reason=row.reason,
        number=row.number,
        due_at=row.due_at,
        due_zone=row.due_zone,
        moved_at=row.moved_at,
        saved_by=row.saved_by,
        said_at=row.said_at,
        correction=row.corrects_id is not None,
        unreached=row.state == "published" and row.unreached,  # type: ignore[attr-defined]  # see _rows
        emergency=bool(row.urgent),  # type: ignore[attr-defined]  # see _rows
        figures=figures,
    )
