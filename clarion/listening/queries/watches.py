"""Watches, as those who listen and those who are listened to see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Q, QuerySet

from clarion.channels import listened
from clarion.listening.models import Following, Policy, Source, Term, Watch
from clarion.listening.rules.limits import KEEP_DAYS
from clarion.listening.rules.purposes import TermKind
from clarion.people import queries as people
from clarion.people.queries import OfficeCard

_OVER_MAX = 100
_KEPT = """
SELECT watch_id, sum(many)::bigint FROM (
  SELECT watch_id, every AS many FROM listening_tally WHERE watch_id = ANY(%(watches)s)
  UNION ALL SELECT watch_id, many FROM listening_slip WHERE watch_id = ANY(%(watches)s)
) AS counted GROUP BY watch_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermNow:
    """One term of a watch."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchNow:
    """One watch, whole. `kept`: how many mentions of it are there now; `found`: ever."""

    id: int
    title: str
    purpose: str
    why: str
    owner: str
    state: str
    asked_by: str
    asked_by_id: int
    agreed_by: str
    doubts: tuple[str, ...]
    assembly: bool
    languages: tuple[str, ...]
    begun_at: datetime
    until_at: datetime
    over_at: datetime | None
    over_why: str
    found: int
    kept: int
    terms: tuple[TermNow, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicLog:
    """What everybody may know about what an office listens to: all of it, but no author.

    `before_id`: what is over comes in pages; the number with which one asks for the next.
    """

    office: OfficeCard
    keep_days: int
    on: tuple[WatchNow, ...]
    over: tuple[WatchNow, ...]
    before_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A watch as somebody filled it in, to be changed: numbers of accounts and of sources."""

    title: str
    purpose: str
    why: str
    words: tuple[str, ...]
    places: tuple[str, ...]
    accounts: tuple[int, ...]
    sources: tuple[int, ...]
    languages: tuple[str, ...]
    until_at: datetime
    assembly: bool


def watches(*, office_id: int) -> list[WatchNow]:
    """Return those that wait or are on, by their end, then the last hundred that are over."""
    rows = Watch.objects.of(office_id)
    first = rows.filter(state__in=["proposed", "on"]).order_by("-state", "until_at", "id")
    return _now([*first, *_over(office_id, ["ended", "stopped", "dropped"])[:_OVER_MAX]])


def watch(*, office_id: int, watch_id: int) -> WatchNow:
    """Return one; raises `NotFound`."""
    return _now([Watch.objects.of(office_id).get_or_refuse(pk=watch_id)])[0]


def wished(*, office_id: int, watch_id: int) -> Wished:
    """Return one that is on as it was filled in; raises `NotFound`."""
    row: Watch = Watch.objects.of(office_id).get_or_refuse(pk=watch_id, state="on")
    terms = list(Term.objects.filter(watch=row).order_by("id"))
    following = Following.objects.filter(watch=row).exclude(source__state="closed")
    return Wished(
        title=row.title,
        purpose=row.purpose,
        why=row.why,
        words=tuple(one.words for one in terms if one.kind == TermKind.WORDS),
        places=tuple(one.words for one in terms if one.kind == TermKind.PLACE),
        accounts=tuple(one.official_id for one in terms if one.official_id),
        sources=tuple(following.order_by("id").values_list("source_id", flat=True)),
        languages=tuple(row.languages),
        until_at=row.until_at,
        assembly=row.assembly,
    )


def watch_titles(*, office_id: int) -> list[tuple[int, str, bool]]:
    """Return each watch with its title, and whether it is on; the newest first."""
    rows = Watch.objects.of(office_id).filter(state__in=["on", "ended"]).order_by("-pk")
    found = rows.values_list("pk", "title", "state")[:_OVER_MAX]
    return [(pk, title, state == "on") for pk, title, state in found]


def keep_days(*, office_id: int) -> int:
    """Return for how many days an office keeps what it hears."""
    policy = Policy.objects.of(office_id).first()
    return policy.keep_days if policy else KEEP_DAYS


def public_log(*, slug: str, before_id: int | None = None) -> PublicLog | None:
    """Return the log of an office; None: there is no such office."""
    office = people.office_by_slug(slug)
    if office is None:
        return None
    # What never listened takes nobody's room.
    over = _over(office.id, ["ended", "stopped"])
    last = over.filter(pk=before_id).first() if before_id else None
    if last is not None:
        over = over.filter(Q(over_at__lt=last.over_at) | Q(over_at=last.over_at, pk__lt=last.pk))
    on = Watch.objects.of(office.id).filter(state="on").order_by("until_at", "id")
    page = list(over[: _OVER_MAX + 1])
    more = len(page) > _OVER_MAX
    every = _now([*on, *page[:_OVER_MAX]])
    return PublicLog(
        office=office,
        keep_days=keep_days(office_id=office.id),
        on=tuple(one for one in every if one.state == "on"),
        over=tuple(one for one in every if one.state != "on"),
        before_id=page[_OVER_MAX - 1].pk if more else None,
    )


def _over(office_id: int, states: list[str]) -> QuerySet[Watch]:
    rows = Watch.objects.of(office_id).filter(state__in=states)
    return rows.order_by("-over_at", "-id")


def _named(source: Source) -> str:
    """Return a source's name, what it looks for by itself, and of an outlet how one can tell."""
    beside = [*listened.pick(source.kind).seeks(source.address), source.evidence]
    said = ", ".join(one for one in beside if one)
    return f"{source.title} ({said})" if said else str(source.title)


def _kept(watch_ids: list[int]) -> dict[int, int]:
    """Return how many mentions of each are there: what was counted, and what was not yet."""
    with connection.cursor() as cursor:
        cursor.execute(_KEPT, {"watches": watch_ids})
        return dict(cursor.fetchall())


def _now(rows: Iterable[Watch]) -> list[WatchNow]:
    found = list(rows)
    ids = [row.pk for row in found]
    terms: dict[int, list[TermNow]] = {}
    for term in Term.objects.filter(watch_id__in=ids).order_by("id"):
        terms.setdefault(term.watch_id, []).append(TermNow(kind=term.kind, words=term.words))
    sources: dict[int, list[str]] = {}
    following = Following.objects.filter(watch_id__in=ids).select_related("source")
    for one in following.order_by("source__title"):
        sources.setdefault(one.watch_id, []).append(_named(one.source))
    kept = _kept(ids)
    return [
        WatchNow(
            id=row.pk,
            title=row.title,
            purpose=row.purpose,
            why=row.why,
            owner=row.owner_name,
            state=row.state,
            asked_by=row.asked_by,
            asked_by_id=row.asked_by_id,
            agreed_by=row.agreed_by,
            doubts=tuple(row.doubts),
            assembly=row.assembly,
            languages=tuple(row.languages),
            begun_at=row.begun_at,
            until_at=row.until_at,
            over_at=row.over_at,
            over_why=row.over_why,
            found=row.found,
            kept=kept.get(row.pk, 0),
            terms=tuple(terms.get(row.pk, ())),
            sources=tuple(sources.get(row.pk, ())),
        )
        for row in found
    ]
