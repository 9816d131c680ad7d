"""What new cases are compared with: read while nobody waits, and looked at again under the lock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Min, QuerySet

from clarion.desk.models import Case, CaseMessage, Heard, Matter
from clarion.desk.rules.matters.lives import GOING_ON
from clarion.desk.rules.matters.placing import (
    BATCH_MAX,
    COMPARED_MAX,
    COMPARED_WITHIN,
    REPRESENTED_MAX,
)

Words = tuple[int, datetime | None, datetime | None]
"""By which words a case is compared: the message, and when it was edited or deleted last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`heard`: what is compared, the older first; the `fresh` come last, for the first time."""

    heard: tuple[Heard, ...]
    fresh: frozenset[int]

    @property
    def words(self) -> dict[int, Words]:
        """By which words each of them is compared."""
        return {one.case_id: _words(one.message_id, one.message) for one in self.heard}


def line_up(case_ids: Iterable[int], *, office_id: int, at: datetime) -> Line:
    """Return of these cases those that nobody has compared, behind what they are compared with."""
    cases = {one.pk: one for one in _waiting(case_ids, office_id)[:BATCH_MAX]}
    firsts = CaseMessage.objects.filter(case_id__in=cases).order_by("case_id", "message_id")
    rows = firsts.distinct("case_id").select_related("message")
    fresh = [
        Heard(case=cases[one.case_id], office_id=office_id, message=one.message, heard_at=at)
        for one in rows
    ]
    before = _recent(office_id, at, room=max(COMPARED_MAX - len(fresh), 0)) if fresh else []
    return Line(heard=(*before, *fresh), fresh=frozenset(one.case_id for one in fresh))


def still_fresh(line: Line, office_id: int) -> set[int]:
    """Return which of them nobody has compared or put anywhere meanwhile; locked."""
    rows = _waiting(line.fresh, office_id)
    return set(rows.locked().values_list("pk", flat=True))


def is_overtaken(line: Line, office_id: int, at: datetime) -> bool:
    """Whether something was compared or put in meanwhile with which these were not compared."""
    newest = _newest(office_id, at).values_list("case_id", flat=True)
    return not line.words.keys() >= set(newest[: max(COMPARED_MAX - len(line.fresh), 0)])


def said_anew(line: Line, office_id: int) -> set[int]:
    """Return whose words were edited or deleted meanwhile, or are not the first any more."""
    known = Heard.objects.of(office_id).filter(case_id__in=line.words)
    now = _words_of(known)
    first = CaseMessage.objects.filter(case_id__in=line.fresh - now.keys()).values("case_id")
    firsts = first.annotate(first=Min("message_id")).values("first")
    now |= _words_of(CaseMessage.objects.filter(message_id__in=firsts))
    return {case for case, words in line.words.items() if now.get(case) != words}


def _waiting(case_ids: Iterable[int], office_id: int) -> Any:
    known = Heard.objects.of(office_id).filter(case_id__in=set(case_ids))
    heard = set(known.values_list("case_id", flat=True))
    rows = Case.objects.of(office_id).filter(pk__in=set(case_ids) - heard, quiet=False, matter=None)
    return rows.order_by("id")


def _newest(office_id: int, at: datetime) -> QuerySet[Heard]:
    rows = Heard.objects.of(office_id).filter(heard_at__gt=at - COMPARED_WITHIN)
    return rows.order_by("-heard_at", "-id")


def _recent(office_id: int, at: datetime, *, room: int) -> list[Heard]:
    """Return with what is compared: the newest, and of each older matter its typical one."""
    newest = list(_newest(office_id, at).select_related("case", "message")[:room])
    if len(newest) == room:  # a flood has pushed others out, which may go on
        going_on = Matter.objects.of(office_id).filter(
            into=None, cases__gt=1, state__in=GOING_ON, last_at__gt=at - COMPARED_WITHIN
        )
        typical = going_on.order_by("-last_at", "-id").values("typical_id")[:REPRESENTED_MAX]
        there = [one.pk for one in newest]
        others = Heard.objects.of(office_id).filter(message_id__in=typical).exclude(pk__in=there)
        newest += others.select_related("case", "message")
        newest.sort(key=lambda one: (one.heard_at, one.pk), reverse=True)
    return newest[::-1]


def _words(message_id: int, message: Any) -> Words:
    return message_id, message.edited_at, message.deleted_at


def _words_of(rows: QuerySet[Any]) -> dict[int, Words]:
    found = rows.values_list("case_id", "message_id", "message__edited_at", "message__deleted_at")
    return {case: (message, edited, deleted) for case, message, edited, deleted in found}
