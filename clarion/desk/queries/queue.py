"""The queue: one page at a time, along its index, never counted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from clarion.channels.contract import Edge
from clarion.desk.models import FOLDS, Case
from clarion.desk.rules.first_look import GRAVE, PLACE, UNASSESSED, Risk
from clarion.desk.rules.lives import OPEN
from clarion.desk.rules.matters.folding import Place
from clarion.people import queries as people
from clarion.postroom import queries as postroom

PAGE = 40
CHOICES_MAX = 400
NO_NEED = "-"  # by this name one asks for those in which no wish was read
_EXCERPT = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """What a person wants to see; empty means everything that is open."""

    view: str = "open"  # open, mine, unassigned, waiting, answered, resolved, closed
    network: str = ""
    team_id: int | None = None
    need: str = ""
    language: str = ""
    tag: str = ""
    risk: bool = False  # only what may be about a life, and nobody has assessed
    after: str = ""  # the place of the last row of the page before


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One case in the queue, in the person's own words, with the reason for its place."""

    id: int
    reference: str
    words: str
    deleted: bool
    author: str
    network: str
    title: str
    edge: Edge
    state: str
    risk: Risk
    grave: bool
    unassessed: bool
    perhaps: bool  # the model alone takes it for a danger, and nobody has said yet
    urgent: bool
    quiet: bool
    need: str
    language: str
    findings: tuple[tuple[str, str], ...]
    trouble: str
    tags: tuple[str, ...]
    team: str
    assignee_id: int | None
    assignee: str
    waiting_since: datetime | None
    due_at: datetime | None
    moved_at: datetime
    matter_id: int | None
    matter: str  # its reference
    like: int  # how many others are in it
    folds: bool  # whether this row stands for those of them that nobody has to look at by itself
    perhaps_like: int  # how many of those that it stands for may be dangers, says the model alone

    @property
    def where(self) -> tuple[str, ...]:
        """The places that the messages name, by the office's own list."""
        return tuple(words for kind, words in self.findings if kind == PLACE)

    @property
    def is_open(self) -> bool:
        """Whether somebody must do something."""
        return self.state in OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueChoices:
    """By what the queue can be narrowed: what there is, and nothing that would find nothing."""

    networks: tuple[tuple[str, str], ...]
    teams: tuple[tuple[int, str], ...]
    needs: tuple[str, ...]
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """Some rows, and where the next ones begin; empty: these were the last."""

    rows: tuple[QueueRow, ...]
    next: str


# Elsewhere each case is somebody's, or over, and stands by itself.
_FOLDED_VIEWS = frozenset({"open", "unassigned"})
_VIEWS = {
    "open": Q(state__in=OPEN),
    "unassigned": Q(state="triaged"),
    "waiting": Q(state="waiting"),
    "answered": Q(state="answered"),
    "resolved": Q(state="resolved"),
    "closed": Q(state="closed"),
}


def queue(*, office_id: int, wanted: QueueFilter, staff_id: int | None) -> QueuePage:
    """Return one page: open work in the order of its urgency, the rest newest first.

    Where new work stands, many about one thing are one row: see `rules/matters/folding.py`.
    """
    matching = _matching(wanted, staff_id)
    rows = Case.objects.of(office_id).filter(matching)
    if wanted.view in _FOLDED_VIEWS:
        rows = rows.filter(_stands_by_itself(office_id, matching))
    by_urgency = wanted.view in {"open", "mine", "unassigned"}
    if by_urgency:
        rows = rows.order_by("rank", F("due_at").asc(nulls_last=True), "id")
        place = _after_urgent
    else:
        rows = rows.order_by("-moved_at", "-id")
        place = _after_moved
    if wanted.after:
        rows = rows.filter(place(wanted.after))
    cases = list(with_words(rows)[: PAGE + 1])
    folded = wanted.view in _FOLDED_VIEWS
    dangers = _folded_dangers(cases, office_id, matching) if folded else {}
    more = len(cases) > PAGE
    last = cases[PAGE - 1] if more else None
    return QueuePage(
        rows=tuple(to_row(case, dangers.get(case.matter_id or 0, 0)) for case in cases[:PAGE]),
        next=_place(last, by_urgency) if last else "",
    )


def queue_choices(*, office_id: int) -> QueueChoices:
    """Return by what the open cases of an office can be narrowed; three queries."""
    accounts = postroom.answering(office_id=office_id).values()
    found = Case.objects.of(office_id).filter(state__in=OPEN)
    pairs = list(found.values_list("need", "language").distinct()[:CHOICES_MAX])
    return QueueChoices(
        networks=tuple(sorted({(one.network, one.title) for one in accounts})),
        teams=tuple(people.teams(office_id=office_id)),
        needs=tuple(sorted({need for need, _ in pairs if need})),
        languages=tuple(sorted({language for _, language in pairs if language})),
    )


def to_row(case: Case, folded_dangers: int = 0) -> QueueRow:
    """Return a case as the queue shows it; its message, person and account are loaded."""
    risk = Risk(case.risk)
    message = case.last_message
    return QueueRow(
        id=case.pk,
        reference=case.reference,
        words=excerpt(message),
        deleted=message.deleted_at is not None,
        author=case.correspondent.name or case.correspondent.handle or case.correspondent.remote_id,
        network=case.account.network,
        title=came_by(case),
        edge=Edge(message.edge),
        state=case.state,
        risk=risk,
        grave=risk in GRAVE,
        unassessed=risk in UNASSESSED,
        perhaps=case.perhaps and risk not in GRAVE,
        urgent=case.urgent,
        quiet=case.quiet,
        need=case.need,
        language=case.language,
        findings=tuple((kind, words) for kind, words in case.findings),
        trouble=case.trouble,
        tags=tuple(case.tags),
        team=case.team.name if case.team else "",
        assignee_id=case.assigned_to_id,
        assignee=case.assigned_to.name if case.assigned_to else "",
        waiting_since=case.waiting_since,
        due_at=case.due_at,
        moved_at=case.moved_at,
        matter_id=case.matter_id,
        matter=case.matter.reference if case.matter else "",
        like=max(case.matter.cases - 1, 0) if case.matter else 0,
        folds=_folds(case),
        perhaps_like=max(folded_dangers - case.perhaps, 0) if _folds(case) else 0,
    )


def _stands_by_itself(office_id: int, matching: Q) -> Q:
    """Leave, of those that fold, the first of each matter in this very view: an index names it.

    Nothing is stored that could be out of date: once the first is taken, the next one stands there.
    """
    first = (
        Case.objects.of(office_id)
        .filter(matching & FOLDS, matter=OuterRef("matter"))
        .order_by("rank", F("due_at").asc(nulls_last=True), "id")
        .values("pk")[:1]
    )
    return ~FOLDS | Q(pk=Subquery(first))


def _folded_dangers(cases: list[Case], office_id: int, matching: Q) -> dict[int, int]:
    """Return by matter how many that may be dangers fold behind one of these in this very view."""
    first = {case.matter_id for case in cases if case.matter_id and _folds(case)}
    if not first:
        return {}
    alike = Case.objects.of(office_id).filter(matching & FOLDS, perhaps=True, matter__in=first)
    return dict(alike.values_list("matter").annotate(Count("pk")).order_by())


def _folds(case: Case) -> bool:
    return Place(
        case=case.pk,
        matter=case.matter_id,
        state=case.state,
        risk=Risk(case.risk),
        troubled=bool(case.trouble),
        wrote_again=case.wrote_again,
        rank=case.rank,
        due_at=case.due_at,
    ).folds


def came_by(case: Case) -> str:
    """Return what a person calls the way by which it reached us."""
    extra = case.last_message.extra
    if extra.get("way") == "heard" and extra.get("place"):
        return _("Heard on {place}, taken up by {name}").format(
            place=extra["place"], name=extra.get("taken_by", "")
        )
    return postroom.network_title(case.account.network)


def excerpt(message: Any, *, characters: int = _EXCERPT) -> str:
    if message.deleted_at:
        return ""
    text = " ".join(message.text.split()) or message.subject
    return text if len(text) <= characters else text[: characters - 1] + "…"


def with_words(rows: QuerySet[Case]) -> QuerySet[Case]:
    """Return the same with all that a row shows."""
    return rows.select_related(
        "last_message", "correspondent", "account", "team", "assigned_to", "matter"
    ).defer("account__sealed")


def _matching(wanted: QueueFilter, staff_id: int | None) -> Q:
    mine = Q(state__in=OPEN, assigned_to_id=staff_id)
    matching = mine if wanted.view == "mine" else _VIEWS.get(wanted.view, _VIEWS["open"])
    if wanted.network:
        matching &= Q(account__network=wanted.network)
    if wanted.team_id:
        matching &= Q(team_id=wanted.team_id)
    if wanted.need:
        matching &= Q(need="" if wanted.need == NO_NEED else wanted.need)
    if wanted.language:
        matching &= Q(language=wanted.language)
    if wanted.risk:
        matching &= Q(risk__in=[one.value for one in UNASSESSED])
    if wanted.tag:
        matching &= Q(tags__contains=[wanted.tag])
    return matching


def _place(case: Case, by_urgency: bool) -> str:
    at = case.due_at if by_urgency else case.moved_at
    return f"{case.rank}~{at.isoformat() if at else ''}~{case.pk}"


def _after_urgent(place: str) -> Q:
    rank, due, pk = _parse(place)
    later = (
        Q(due_at__gt=due) | Q(due_at=None) | Q(due_at=due, pk__gt=pk)
        if due
        else Q(due_at=None, pk__gt=pk)
    )
    return Q(rank__gt=rank) | (Q(rank=rank) & later)


def _after_moved(place: str) -> Q:
    _, moved, pk = _parse(place)
    return Q(moved_at__lt=moved) | Q(moved_at=moved, pk__lt=pk) if moved else Q()


def _parse(place: str) -> tuple[int, datetime | None, int]:
    """Read the place back; one that somebody has altered means the beginning."""
    try:
        rank, at, pk = place.split("~")
        return int(rank), datetime.fromisoformat(at) if at else None, int(pk)
    except ValueError:
        return -1, None, 0
