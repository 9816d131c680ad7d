"""Sources and whether they can be relied on."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min, Q, QuerySet

from clarion.channels import listened
from clarion.channels.contract import Question
from clarion.listening.models import Following, Missing, Parked, Source
from clarion.listening.rules.silence import UNREAD, is_unread

_GAPS_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class GapNow:
    """Something may have been said that we could not hear."""

    what: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNow:
    """One source. `health` and `trouble_kind` are words for its card: see `labels.py`.

    `unread_since`: since when nobody reads it who should.
    """

    id: int
    kind: str
    kind_title: str
    title: str
    address: str
    state: str
    health: str
    succeeded_at: datetime | None
    last_heard_at: datetime | None
    silent_since: datetime | None
    unread_since: datetime | None
    trouble: str
    trouble_kind: str
    opened_by: str
    troubled_at: datetime | None
    heard: int
    watches: int
    parked: int
    parked_why: str
    gaps: tuple[GapNow, ...]
    evidence: str
    added_by: str
    added_by_id: int | None
    agreed_by: str


def sources(*, office_id: int, at: datetime) -> list[SourceNow]:
    """Return those that were not left, by their names."""
    rows = list(Source.objects.of(office_id).exclude(state="closed").order_by("title", "id"))
    ids = [row.pk for row in rows]
    watching = Following.objects.filter(source_id__in=ids, watch__state="on")
    watched = watching.values_list("source_id").annotate(Count("id"), Min("watch__begins_at"))
    watches = {source_id: many for source_id, many, _ in watched}
    since = {source_id: first for source_id, _, first in watched}
    unread = {row.pk for row in rows if _is_unread(row, since.get(row.pk), at)}
    waiting = Parked.objects.filter(source_id__in=ids)
    parked = dict(waiting.values_list("source_id").annotate(Count("id")))
    # Of each the last one alone, however many there are.
    last = waiting.order_by("source_id", "-id").distinct("source_id")
    reasons = dict(last.values_list("source_id", "reason"))
    gaps: dict[int, list[GapNow]] = {}
    for gap in Missing.objects.filter(source_id__in=ids).order_by("-at")[:100]:
        gaps.setdefault(gap.source_id, []).append(GapNow(what=gap.what, at=gap.at))
    return [
        SourceNow(
            id=row.pk,
            kind=row.kind,
            kind_title=listened.pick(row.kind).title,
            title=row.title,
            address=row.address,
            state=row.state,
            health=_health(row, watches.get(row.pk, 0), is_unread=row.pk in unread),
            succeeded_at=row.succeeded_at,
            last_heard_at=row.last_heard_at,
            silent_since=row.silent_since,
            unread_since=(row.succeeded_at or row.due_at) if row.pk in unread else None,
            trouble=row.trouble.partition(":")[2].strip() or row.trouble,
            trouble_kind=row.trouble.partition(":")[0],
            opened_by=_opened_by(row.kind),
            troubled_at=row.troubled_at,
            heard=row.heard,
            watches=watches.get(row.pk, 0),
            parked=parked.get(row.pk, 0),
            parked_why=reasons.get(row.pk, ""),
            gaps=tuple(gaps.get(row.pk, ())[:_GAPS_SHOWN]),
            evidence=row.evidence,
            added_by=row.added_by,
            added_by_id=row.added_by_id,
            agreed_by=row.agreed_by,
        )
        for row in rows
    ]


def _is_unread(row: Source, since: datetime | None, at: datetime) -> bool:
    """Say what `unread_sources` asks the database, of a row that is there."""
    reads = row.state == "open" and not row.trouble and row.kind != "file"
    return (
        reads
        and since is not None
        and is_unread(due_at=row.due_at, succeeded_at=row.succeeded_at, watched_since=since, at=at)
    )


def unread_sources(*, office_id: int, at: datetime) -> QuerySet[Source]:
    """Return those that should have been read long ago and were not; in trouble they say so."""
    long_ago = at - UNREAD
    rows = Source.objects.of(office_id).filter(state="open", trouble="", due_at__lt=long_ago)
    wanted = Following.objects.filter(
        watch__state="on", watch__begins_at__lt=long_ago, watch__until_at__gt=at
    )
    read = Q(succeeded_at__gte=long_ago)
    # A file is handed in by somebody.
    return rows.filter(~read, pk__in=wanted.values("source_id")).exclude(kind="file")


def source_titles(*, office_id: int) -> list[tuple[int, str]]:
    """Return each source that was not left, with its title."""
    rows = Source.objects.of(office_id).exclude(state="closed").order_by("title", "id")
    return list(rows.values_list("pk", "title"))


def kinds(*, exercise: bool) -> list[tuple[str, str]]:
    """Return each kind of source that an office may have, with its name."""
    can = ["file"] if exercise else list(listened.SOURCES)
    return [(kind, listened.pick(kind).title) for kind in can]


def questions() -> dict[str, tuple[Question, ...]]:
    """Return what is asked about each kind beside its address."""
    return {kind: plug.questions for kind, plug in listened.SOURCES.items()}


def outlets() -> frozenset[str]:
    """Return the kinds whose writers speak for an outlet: two people say that they do."""
    return frozenset(kind for kind, plug in listened.SOURCES.items() if plug.speaks_for_outlet)


def networks() -> list[tuple[str, str]]:
    """Return the networks on which an account can be official, with their names."""
    named: dict[str, str] = {}
    for plug in listened.SOURCES.values():
        if not plug.speaks_for_outlet and plug.network != "file":
            named.setdefault(plug.network, plug.title)
    return list(named.items())


def _opened_by(kind: str) -> str:
    """Return what the secret is called by which a source is opened; nothing where there is none."""
    return next((one.label for one in listened.pick(kind).questions if one.secret), "")


def _health(row: Source, watches: int, *, is_unread: bool) -> str:
    if row.state in {"paused", "proposed"}:
        return row.state
    if row.trouble:
        return "troubled"
    if is_unread:
        return "unread"
    if row.silent_since:
        return "silent"
    if not watches:
        return "unused"
    return "heard" if row.last_heard_at else "waiting"
