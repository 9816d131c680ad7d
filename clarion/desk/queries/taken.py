"""What the desk has read, in the order in which it took it: for those who look for what begins."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Min

from clarion.desk.models import CaseMessage, Glance
from clarion.desk.rules.first_look import GRAVE, PLACE, Risk
from clarion.reading import NeedKind
from clarion.reading.gist import known_place, themes_of

_NOTHING = ("", "")
# What a finding may be besides a danger and a list: where it is, and what is wanted.
_NO_DANGER = frozenset({PLACE, *NeedKind})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A message that has a case. `themes`: what it is about, with the danger or list of its case.

    Where there is neither, its need. `place`: one that a list knows, or none.

    `number` grows in the order in which messages are taken, of all offices together.
    """

    number: int
    message_id: int
    themes: tuple[str, ...]
    place: str
    spam: bool
    grave: bool = False


def latest_taken() -> int:
    """Return the number of what any desk of the house took last; 0 before the first."""
    return int(CaseMessage.objects.aggregate(last=Max("pk"))["last"] or 0)


def first_taken(*, office_id: int, since: datetime) -> int:
    """Return the number of the first of what an office was written since then; 0: nothing."""
    rows = CaseMessage.objects.filter(case__office_id=office_id)
    rows = rows.filter(message__office_id=office_id, message__received_at__gte=since)
    return int(rows.aggregate(first=Min("pk"))["first"] or 0)


def numbers_taken(*, office_id: int, beyond: int, limit: int) -> list[int]:
    """Return the numbers of what an office took beyond a number, in order."""
    rows = CaseMessage.objects.filter(case__office_id=office_id, pk__gt=beyond).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:limit])


def lately_taken(*, office_id: int, since: datetime, limit: int) -> list[int]:
    """Return the numbers of what an office was written since then, the newest `limit`, in order."""
    rows = CaseMessage.objects.filter(case__office_id=office_id)
    rows = rows.filter(message__office_id=office_id, message__received_at__gte=since)
    return sorted(rows.order_by("-pk").values_list("pk", flat=True)[:limit])


def taken(*, office_id: int, numbers: Collection[int]) -> list[Taken]:
    """Return them by number, in order; two queries. A glance that is not there tells nothing."""
    rows = CaseMessage.objects.filter(case__office_id=office_id, pk__in=numbers).order_by("pk")
    found = list(rows.values_list("pk", "message_id", "case__need", "case__findings", "case__risk"))
    glances = _glances(office_id, [message_id for _number, message_id, *_case in found])
    return [
        Taken(
            number=number,
            message_id=message_id,
            themes=themes_of(
                theme=glances.get(message_id, _NOTHING)[0],
                danger=next((kind for kind, _words in findings if kind not in _NO_DANGER), ""),
                need=need,
            ),
            place=glances.get(message_id, _NOTHING)[1]
            or next((words for kind, words in findings if kind == PLACE), ""),
            spam=need == "spam" and Risk(risk) not in GRAVE,
            grave=Risk(risk) in GRAVE,
        )
        for number, message_id, need, findings, risk in found
    ]


def _glances(office_id: int, message_ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Return of each message that was read at a glance its theme and its place."""
    rows = Glance.objects.of(office_id).filter(message_id__in=message_ids)
    return {
        message_id: (theme, known_place(place, area=area, lat=lat))
        for message_id, theme, place, area, lat in rows.values_list(
            "message_id", "theme", "place", "area", "lat"
        )
    }
