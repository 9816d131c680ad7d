"""Matters as their list and their page show them: what they say, how many, since when, who."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q

from clarion.desk.models import TOLD, Answer, Belonging, Case, Change, Heard, Matter
from clarion.desk.queries.glances.read import ReadNow, read_in
from clarion.desk.queries.matters.circulars import CircularNow, circulars_of
from clarion.desk.queries.matters.family import family
from clarion.desk.queries.matters.promises import PromiseNow, promises_of
from clarion.desk.queries.matters.untold import UntoldNow, untold_in
from clarion.desk.queries.queue import QueueRow, excerpt, to_row, with_words
from clarion.desk.rules.first_look import GRAVE
from clarion.desk.rules.lives import OPEN
from clarion.kit.numbers import is_number
from clarion.ledger import queries as ledger
from clarion.ledger.queries import Entered
from clarion.people import queries as people
from clarion.people.queries import Colleague

PAGE = 40
_CHANGES_MAX = 50
# What a person can merge with is chosen from the newest that go on.
_OTHERS_MAX = 100
_GRAVE = [one.value for one in GRAVE]


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """One matter in a list. `title` are a resident's own words, unless it was `named_by`."""

    id: int
    reference: str
    title: str
    place: str
    state: str
    cases: int
    people: int
    named_by: str
    since_at: datetime
    last_at: datetime
    outcome: str
    is_answered: bool  # something was cleared that new arrivals can be offered
    grave: int = 0  # open cases in it that tell of danger; counted for lists only


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One case in a matter, with the reason for which it is there.

    `said` is what was compared; the row has what they wrote last, which may be of something else.
    """

    row: QueueRow
    said: str
    because: str
    by: str
    joined_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNow:
    """What somebody did by hand, which can be undone."""

    id: int
    kind: str
    other: str  # the other matter's reference, where there is one
    by: str
    at: datetime
    undone_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterPage:
    """Everything that the page of one matter shows."""

    row: MatterRow
    into: MatterRow | None  # where it is found now, if it was merged
    words: str
    read: tuple[ReadNow, ...]  # what the most typical message suggests, if anything was read in it
    url: str
    open: int
    grave: int
    told: int
    untold: tuple[UntoldNow, ...]  # it has ended, and these do not know
    spared_by: str
    spared_at: datetime | None
    spared_why: str
    members: tuple[Member, ...]
    next: str
    circulars: tuple[CircularNow, ...]
    promises: tuple[PromiseNow, ...]
    changes: tuple[ChangeNow, ...]
    others: tuple[MatterRow, ...]
    ledger: tuple[Entered, ...]
    colleagues: tuple[Colleague, ...]

    @property
    def id(self) -> int:
        """The matter's number."""
        return self.row.id

    @property
    def goes_on(self) -> bool:
        """Whether something can still be done in it."""
        return self.into is None and self.row.state in {"open", "answered"}

    @property
    def under_way(self) -> CircularNow | None:
        """The answer to all that has not ended, if there is one."""
        return next((one for one in self.circulars if one.under_way), None)

    @property
    def was_moved(self) -> bool:
        """Whether those who were told wait to hear of a promise that was moved since."""
        told_at = max((one.made_at for one in self.circulars), default=None)
        moved = (one.settled_at for one in self.promises if one.state == "moved")
        return bool(self.told) and any(
            at is not None and (told_at is None or at > told_at) for at in moved
        )


def told_how_many(*, office_id: int, matter_id: int) -> int:
    """Return how many people in it have had an answer of ours; raises `NotFound`."""
    return _counts(Matter.objects.of(office_id).get_or_refuse(pk=matter_id))["told"]


def matter_row(*, office_id: int, matter_id: int) -> MatterRow:
    """Return one matter as a list shows it; raises `NotFound`."""
    return to_matter(Matter.objects.of(office_id).get_or_refuse(pk=matter_id))


def matter_page(*, office_id: int, matter_id: int, after: str = "", at: datetime) -> MatterPage:
    """Return one matter; raises `NotFound`. The same few queries, however large it is."""
    rows = Matter.objects.of(office_id).select_related("typical", "into")
    matter: Matter = rows.get_or_refuse(pk=matter_id)
    related = family(matter)
    counts = _counts(matter)
    members, more = _members(matter, after)
    typical: Any = matter.typical
    return MatterPage(
        row=to_matter(matter),
        into=to_matter(matter.into) if matter.into else None,
        words="" if typical.deleted_at else typical.text,
        read=() if typical.deleted_at else read_in(office_id=office_id, message_ids=[typical.pk]),
        url=typical.url,
        open=counts["open"],
        grave=counts["grave"],
        told=counts["told"],
        untold=untold_in(matter) if matter.resolved_at else (),
        spared_by=matter.spared_by,
        spared_at=matter.spared_at,
        spared_why=matter.spared_why,
        members=members,
        next=str(members[-1].row.id) if more else "",
        circulars=circulars_of(related),
        promises=promises_of(matter_ids=related, at=at),
        changes=_changes(matter),
        others=_others(matter),
        ledger=tuple(ledger.history(office_id=office_id, about=matter.about)),
        colleagues=tuple(people.colleagues(office_id=office_id)),
    )


def to_matter(row: Matter) -> MatterRow:
    """Return a row as lists show it."""
    return MatterRow(
        id=row.pk,
        reference=row.reference,
        title=row.title,
        place=row.place,
        state=row.state,
        cases=row.cases,
        people=row.people,
        named_by=row.named_by,
        since_at=row.since_at,
        last_at=row.last_at,
        outcome=row.outcome,
        is_answered=row.answered_id is not None,
        grave=getattr(row, "grave", 0),
    )


def visible(office_id: int) -> Any:
    """Return the matters of an office that somebody could look for."""
    return Matter.objects.of(office_id).filter(into=None, cases__gt=0)


def _counts(matter: Matter) -> dict[str, int]:
    told = Exists(Answer.objects.filter(TOLD, case=OuterRef("pk")))
    return (
        Case.objects.of(matter.office_id)
        .filter(matter=matter)
        .aggregate(
            open=Count("pk", filter=Q(state__in=OPEN)),
            grave=Count("pk", filter=Q(state__in=OPEN, risk__in=_GRAVE)),
            told=Count("correspondent", filter=told, distinct=True),
        )
    )


def _members(matter: Matter, after: str) -> tuple[tuple[Member, ...], bool]:
    rows = Case.objects.of(matter.office_id).filter(matter=matter)
    if is_number(after):
        rows = rows.filter(pk__lt=int(after))
    cases = list(with_words(rows).order_by("-pk")[: PAGE + 1])
    why = {
        one.case_id: one
        for one in Belonging.objects.filter(case__in=[case.pk for case in cases], left_at=None)
    }
    heard = Heard.objects.filter(case__in=[case.pk for case in cases]).select_related("message")
    said = {one.case_id: excerpt(one.message) for one in heard}
    found = tuple(
        Member(
            row=to_row(case),
            said=said.get(case.pk, ""),
            because=why[case.pk].because,
            by=why[case.pk].by,
            joined_at=why[case.pk].joined_at,
        )
        for case in cases[:PAGE]
        if case.pk in why
    )
    return found, len(cases) > PAGE


def _changes(matter: Matter) -> tuple[ChangeNow, ...]:
    rows = Change.objects.filter(Q(matter=matter) | Q(other=matter)).select_related(
        "matter", "other"
    )
    return tuple(
        ChangeNow(
            id=row.pk,
            kind=row.kind,
            other=_other(row, matter),
            by=row.by,
            at=row.at,
            undone_by=row.undone_by,
        )
        for row in rows.order_by("-id")[:_CHANGES_MAX]
    )


def _other(row: Change, matter: Matter) -> str:
    there = row.matter if row.matter_id != matter.pk else row.other
    return there.reference if there else ""


def _others(matter: Matter) -> tuple[MatterRow, ...]:
    rows = visible(matter.office_id).filter(state__in=["open", "answered"])
    found = rows.exclude(pk=matter.pk).order_by("-last_at", "-id")[:_OTHERS_MAX]
    return tuple(to_matter(row) for row in found)
