"""The messages behind a figure, and those whose writers were there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import QuerySet

from clarion.desk.models import CaseMessage, Glance, Recognition
from clarion.desk.queries.glances.subjects import is_about
from clarion.reading.why import Why, from_rows

FOUND_PAGE: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which messages one wants to see; None leaves nothing out.

    An empty `area` or `theme` are those that name none. `coldest` and `warmest` are the ends of
    the temperatures, in hundredths. `about`: they speak of that rumour. `subject`: their case is
    about that one of the office's own.
    """

    area: str | None = None
    place: str = ""
    theme: str | None = None
    first_hand: bool = False
    coldest: int | None = None
    warmest: int | None = None
    network: str = ""
    about: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What was read in a message, and its case: how grave, who answers."""

    message_id: int
    case_id: int | None
    risk: str
    first_hand: bool
    temperature: int | None
    theme: str
    place: str
    area: str
    urgency: str
    why: tuple[Why, ...]


def wanted_messages(
    *, office_id: int, begin: datetime, end: datetime, wanted: Wanted, before_id: int | None
) -> tuple[list[Seen], int | None]:
    """Return one page, the newest message first, and where the next one begins; two queries."""
    rows = _sifted(office_id, wanted).filter(received_at__gte=begin, received_at__lt=end)
    if before_id is not None:
        rows = rows.filter(message_id__lt=before_id)
    found = list(rows.order_by("-message_id")[: FOUND_PAGE + 1])
    shown = found[:FOUND_PAGE]
    return _seen(shown), shown[-1].message_id if len(found) > len(shown) else None


def witnesses(*, office_id: int, begin: datetime, end: datetime, limit: int) -> list[Seen]:
    """Return what people saw or heard themselves, received last; two queries."""
    rows = _sifted(office_id, Wanted(first_hand=True)).filter(message__deleted_at=None)
    rows = rows.filter(received_at__gte=begin, received_at__lt=end)
    return _seen(list(rows.order_by("-received_at", "-message_id")[:limit]))


def areas_heard(*, office_id: int, begin: datetime, end: datetime, limit: int) -> list[str]:
    """Return the areas that were named in a span, by name; one query."""
    rows = Glance.objects.of(office_id).filter(received_at__gte=begin, received_at__lt=end)
    named = rows.exclude(area="").order_by("area").values_list("area", flat=True)
    return list(named.distinct()[:limit])


def _sifted(office_id: int, wanted: Wanted) -> QuerySet[Glance]:
    rows: QuerySet[Glance] = Glance.objects.of(office_id)
    if wanted.area is not None:
        rows = rows.filter(area=wanted.area)
    if wanted.place:
        rows = rows.filter(place=wanted.place)
    if wanted.theme is not None:
        rows = rows.filter(theme=wanted.theme)
    if wanted.first_hand:
        rows = rows.filter(first_hand=True)
    if wanted.coldest is not None:
        rows = rows.filter(temperature__gte=wanted.coldest)
    if wanted.warmest is not None:
        rows = rows.filter(temperature__lte=wanted.warmest)
    if wanted.network:
        rows = rows.filter(message__account__network=wanted.network)
    if wanted.about:
        spoken = Recognition.objects.of(office_id).filter(about=wanted.about).exclude(side="")
        rows = rows.filter(pk__in=spoken.values("glance_id"))
    if wanted.subject:
        rows = rows.filter(is_about(wanted.subject, office_id=office_id))
    return rows


def _seen(rows: list[Glance]) -> list[Seen]:
    of = CaseMessage.objects.filter(message_id__in=[row.message_id for row in rows])
    cases = {
        message_id: (case_id, risk)
        for message_id, case_id, risk in of.values_list("message_id", "case_id", "case__risk")
    }
    return [
        Seen(
            message_id=row.message_id,
            case_id=cases[row.message_id][0] if row.message_id in cases else None,
            risk=cases[row.message_id][1] if row.message_id in cases else "",
            first_hand=row.first_hand,
            temperature=row.temperature,
            theme=row.theme,
            place=row.place,
            area=row.area,
            urgency=row.urgency,
            why=from_rows(row.why),
        )
        for row in rows
    ]
