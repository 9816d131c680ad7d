"""What the page needs on which one answer is written to all."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from clarion.desk.models import Change, Circular, Matter
from clarion.desk.queries.matters.pages import MatterRow, to_matter
from clarion.desk.queries.matters.renditions import RenditionNow, fingerprint, renditions
from clarion.desk.rules.matters.promised import Suggested
from clarion.desk.rules.matters.promised import suggest as suggested
from clarion.kit.numbers import is_number
from clarion.kit.refusals import NotFound
from clarion.people import queries as people
from clarion.people.queries import Colleague

_DIGITS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerPage:
    """The matter, what was cleared for it before, and who could see to a promise.

    `ending`: with which words it was resolved; nothing while it goes on.
    """

    row: MatterRow
    facts: dict[str, str]
    ending: str
    colleagues: tuple[Colleague, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Every copy as it would leave now, and a name for exactly these."""

    copies: tuple[RenditionNow, ...]
    fingerprint: str


def answer_page(*, office_id: int, matter_id: int) -> AnswerPage:
    """Return it; raises `NotFound`, also for a matter that went into another."""
    rows = Matter.objects.of(office_id).select_related("answered")
    matter = rows.get_or_refuse(pk=matter_id, into=None)
    return AnswerPage(
        row=to_matter(matter),
        facts=dict(matter.answered.facts) if matter.answered else {},
        ending=matter.outcome if matter.state == "resolved" else "",
        colleagues=tuple(people.colleagues(office_id=office_id)),
    )


def preview(
    *,
    office_id: int,
    matter_id: int,
    facts: Mapping[str, str],
    whom: str,
    skip: Collection[int],
    staff_id: int | None,
    at: datetime,
) -> Preview:
    """Return every single copy; raises `NotFound`."""
    matter = Matter.objects.of(office_id).get_or_refuse(pk=matter_id, into=None)
    found = renditions(matter=matter, facts=facts, whom=whom, skip=skip, staff_id=staff_id, at=at)
    return Preview(copies=tuple(found), fingerprint=fingerprint(found))


def suggest(text: str, *, zone: str, at: datetime) -> Suggested | None:
    """Return what a text seems to promise, and by when; a person decides whether it does."""
    return suggested(text, zone=zone, at=at)


def matter_named(*, office_id: int, reference: str) -> int:
    """Return a matter by its number, as it is or only its last digits; raises `NotFound`."""
    said = reference.strip().upper().removeprefix("M-")
    year, dash, number = said.rpartition("-")
    if not is_number(number, digits_max=_DIGITS):
        raise NotFound
    rows = Matter.objects.of(office_id).filter(into=None)
    rows = rows.filter(reference__endswith=f"-{int(number):0{_DIGITS}}")
    rows = rows.filter(reference__startswith=f"M-{year}-") if dash else rows
    found = rows.order_by("-id").values_list("pk", flat=True).first()
    if found is None:
        raise NotFound
    return int(found)


def matter_of_circular(*, office_id: int, circular_id: int) -> int:
    """Return where an answer to all was given; raises `NotFound`."""
    rows = Circular.objects.filter(pk=circular_id, matter__office_id=office_id)
    found = rows.values_list("matter_id", flat=True).first()
    if found is None:
        raise NotFound
    return found


def matter_of_change(*, office_id: int, change_id: int) -> int:
    """Return in which matter somebody changed something; raises `NotFound`."""
    rows = Change.objects.filter(pk=change_id, matter__office_id=office_id)
    found = rows.values_list("matter_id", flat=True).first()
    if found is None:
        raise NotFound
    return found
