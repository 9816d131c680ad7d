"""What cases are about: said by people, suggested by what was learned, still to be looked at."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from clarion.desk.models import Case, CaseMessage, Correction, Lesson, Suggestion
from clarion.desk.rules.lives import OPEN
from clarion.reading.learned.weights import Weights, load

# More than anybody chooses from.
_LABELS_MAX = 100
# Cases that are looked at together: a fraction of a second.
_BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectNow:
    """What a person says that a case is about, and what was suggested; empty where nothing is."""

    said: str = ""
    said_by: str = ""
    said_at: datetime | None = None
    suggested: str = ""
    words: tuple[str, ...] = ()  # those that spoke for the suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """The words that opened a case: what its subject is learned from and read in."""

    case_id: int
    message_id: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What `clarion teach` learns from: a text, its label, and what had been suggested."""

    text: str
    label: str
    was: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonNow:
    """What an office has taught and uses; the figures are about corrections it did not see."""

    id: int
    kept_by: str
    kept_at: datetime
    labels: tuple[str, ...]
    learned_from: int
    held_out: int
    right_before: int
    right_after: int


def subject_now(*, office_id: int, case_id: int) -> SubjectNow:
    """Return what is said and suggested of a case; two questions always."""
    said = Correction.objects.of(office_id).filter(case_id=case_id, undone_at=None)
    newest = said.order_by("-pk").first()
    suggested = Suggestion.objects.filter(
        case_id=case_id, lesson_id=Subquery(_in_use(office_id)), message__deleted_at=None
    ).first()
    return SubjectNow(
        said=newest.label if newest else "",
        said_by=newest.by if newest else "",
        said_at=newest.made_at if newest else None,
        suggested=suggested.label if suggested else "",
        words=tuple(suggested.words) if suggested else (),
    )


def labels_said(*, office_id: int) -> tuple[str, ...]:
    """Return the office's own labels, those first that were said most often."""
    rows = Correction.objects.of(office_id).filter(undone_at=None).values("label")
    often = rows.annotate(times=Count("pk")).order_by("-times", "label")
    return tuple(often.values_list("label", flat=True)[:_LABELS_MAX])


def subject_text(*, case_id: int) -> Opening | None:
    """Return the words that opened a case and still stand there; None where none do."""
    return next(iter(_openings([case_id])), None)


def corrections(*, office_id: int) -> Iterator[Said]:
    """Return what counts of each case, while the message still stands there; oldest case first."""
    rows = Correction.objects.of(office_id).filter(undone_at=None, message__deleted_at=None)
    newest = rows.order_by("case_id", "-pk").distinct("case_id").select_related("message")
    for row in newest.iterator(chunk_size=1_000):
        text = _text(row.message.subject, row.message.text)
        if text:
            yield Said(text=text, label=row.label, was=row.was or None)


def lesson_in_use(*, office_id: int) -> int | None:
    """Return the number of the office's lesson, if it uses one."""
    found: int | None = _in_use(office_id).first()
    return found


def lesson_now(*, office_id: int) -> LessonNow | None:
    """Return the lesson in use with what was shown when it was kept."""
    row = Lesson.objects.of(office_id).filter(pk__in=_in_use(office_id)).defer("weights").first()
    if row is None:
        return None
    told: dict[str, Any] = row.figures
    return LessonNow(
        id=row.pk,
        kept_by=row.kept_by,
        kept_at=row.kept_at,
        labels=tuple(one["label"] for one in told.get("labels", ())),
        learned_from=told.get("learned_from", 0),
        held_out=told.get("held_out", 0),
        right_before=told.get("right_before", 0),
        right_after=told.get("right_after", 0),
    )


def lesson_weights(*, office_id: int, lesson_id: int) -> Weights:
    """Return what a lesson learned; raises `NotFound`."""
    row = Lesson.objects.of(office_id).get_or_refuse(pk=lesson_id)
    return load(io.BytesIO(bytes(row.weights)))


def offices_taught() -> list[int]:
    """Return the offices that use a lesson."""
    rows = Lesson.objects.filter(undone_at=None).values_list("office_id", flat=True)
    return list(rows.order_by("office_id").distinct())


def unsuggested(*, office_id: int, lesson_id: int) -> list[Opening]:
    """Return open cases that the lesson has not looked at, the newest first; at most a batch."""
    looked = Suggestion.objects.filter(lesson_id=lesson_id, case_id=OuterRef("pk"))
    rows = Case.objects.of(office_id).filter(~Exists(looked), state__in=OPEN)
    waiting = dict(rows.order_by("-pk").values_list("pk", "last_message_id")[:_BATCH])
    read = {one.case_id: one for one in _openings(list(waiting))}
    return [
        read.get(case_id, Opening(case_id=case_id, message_id=message_id, text=""))
        for case_id, message_id in waiting.items()
    ]


def _in_use(office_id: int) -> QuerySet[Any, Any]:
    rows = Lesson.objects.of(office_id).filter(undone_at=None).order_by("-pk")
    return rows.values_list("pk", flat=True)[:1]


def _openings(case_ids: list[int]) -> Iterator[Opening]:
    rows = (
        CaseMessage.objects.filter(
            case_id__in=case_ids, message__ours=False, message__deleted_at=None
        )
        .order_by("case_id", "message_id")
        .distinct("case_id")
        .values_list("case_id", "message_id", "message__subject", "message__text")
    )
    for case_id, message_id, subject, text in rows:
        yield Opening(case_id=case_id, message_id=message_id, text=_text(subject, text))


def _text(subject: str, text: str) -> str:
    return f"{subject}\n{text}".strip()
