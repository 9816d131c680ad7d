"""The register of sources, as people look through it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Func, Q, TextField, Value

from clarion.publishing.models import Source
from clarion.publishing.rules.facts import LINK
from clarion.publishing.rules.standards.posts import address_of, author_of

SOURCES_PAGE = 30
_TABS = {"known": ("verified",), "waiting": ("proposed",), "over": ("over", "dropped")}
_LISTS = ("also_called", "sites", "handles", "mail_domains")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNow:
    """One entry. `lines` are its addresses, as they can be written again."""

    id: int
    state: str
    kind: str
    name: str
    also_called: tuple[str, ...]
    lines: tuple[str, ...]
    how: str
    valid_until: date
    expired: bool
    replaces_id: int | None
    replaces: str
    changes: int | None  # the change of it that waits for a second person
    verified_by: str
    verified_by_id: int | None
    verified_at: datetime
    decided_by: str
    decided_at: datetime | None
    ended_by: str
    ended_at: datetime | None
    ended_why: str


def sources(
    *, office_id: int, tab: str, words: str = "", page: int = 1, today: date
) -> tuple[list[SourceNow], bool]:
    """Return one page of a tab, by name, and whether more follows."""
    rows = Source.objects.of(office_id).filter(state__in=_TABS.get(tab, _TABS["known"]))
    if words.strip():
        rows = rows.annotate(**{f"{name}_text": _joined(name) for name in _LISTS})
    for word in words.split()[:5]:
        rows = rows.filter(_anywhere(word))
    first = (max(page, 1) - 1) * SOURCES_PAGE
    ordered = rows.select_related("replaces").order_by("name", "id")
    found = list(ordered[first : first + SOURCES_PAGE + 1])
    shown = found[:SOURCES_PAGE]
    changes = _changes(office_id, [row.pk for row in shown])
    return [_now(row, changes, today) for row in shown], len(found) > SOURCES_PAGE


def sources_waiting(*, office_id: int) -> int:
    """Return how many wait for a second person."""
    return int(Source.objects.of(office_id).filter(state="proposed").count())


def source(*, office_id: int, source_id: int, today: date) -> SourceNow:
    """Return one; raises `NotFound`."""
    rows = Source.objects.of(office_id).select_related("replaces")
    row = rows.get_or_refuse(pk=source_id)
    return _now(row, _changes(office_id, [row.pk]), today)


def seeded(words: str) -> tuple[str, str]:
    """Return name and address for a new entry from what a check has found."""
    found = words.strip()[:300]
    if LINK.fullmatch(found):
        try:
            address = address_of(found)
        except ValueError:
            return "", found
        author = author_of(address)
        return "", author or (found if author is not None else address.host)
    return ("", found) if "@" in found else (found, "")


def _joined(name: str) -> Func:
    return Func(F(name), Value(" "), function="array_to_string", output_field=TextField())


def _anywhere(word: str) -> Q:
    found = Q(name__icontains=word)
    for name in _LISTS:
        found |= Q(**{f"{name}_text__icontains": word})
    return found


def _changes(office_id: int, numbers: list[int]) -> dict[int, int]:
    rows = Source.objects.of(office_id).filter(state="proposed", replaces_id__in=numbers)
    return dict(rows.values_list("replaces_id", "id"))


def _now(row: Source, changes: dict[int, int], today: date) -> SourceNow:
    return SourceNow(
        id=row.pk,
        state=row.state,
        kind=row.kind,
        name=row.name,
        also_called=tuple(row.also_called),
        lines=row.addresses.lines,
        how=row.how,
        valid_until=row.valid_until,
        expired=row.valid_until < today,
        replaces_id=row.replaces_id,
        replaces=row.replaces.name if row.replaces else "",
        changes=changes.get(row.pk),
        verified_by=row.verified_by,
        verified_by_id=row.verified_by_id,
        verified_at=row.verified_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
        ended_why=row.ended_why,
    )
