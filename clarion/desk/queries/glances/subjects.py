"""How many people wrote about each of an office's own subjects, and how they sound."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection
from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce

from clarion.desk.models import CaseMessage, Correction, Suggestion
from clarion.desk.queries.subjects import lesson_in_use

SUBJECTS_MAX: Final = 30
_NO_LESSON: Final = 0
# What a colleague says of a case counts before what was learned. Everybody counts once for each.
_BY_SUBJECT: Final = """
WITH told AS (
  SELECT glance.correspondent_id, glance.temperature, COALESCE(said.label, learnt.label) AS label,
    said.label IS NOT NULL AS is_said
  FROM desk_glance AS glance
  JOIN desk_casemessage AS its ON its.message_id = glance.message_id
  LEFT JOIN LATERAL (
    SELECT label FROM desk_correction
    WHERE case_id = its.case_id AND undone_at IS NULL ORDER BY id DESC LIMIT 1
  ) AS said ON true
  LEFT JOIN desk_suggestion AS learnt
    ON learnt.case_id = its.case_id AND learnt.lesson_id = %(lesson)s AND learnt.label <> ''
  WHERE glance.office_id = %(office)s
    AND glance.received_at >= %(begin)s AND glance.received_at < %(end)s
), people AS (
  SELECT label, correspondent_id, avg(temperature::float) AS sounds, bool_or(is_said) AS is_said
  FROM told WHERE label IS NOT NULL GROUP BY label, correspondent_id
)
SELECT label, count(*), count(*) FILTER (WHERE is_said), count(sounds), avg(sounds)
FROM people GROUP BY label ORDER BY 2 DESC, 1 LIMIT %(most)s
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectDay:
    """People who wrote about a subject; of `said` a colleague said so, of the others it is learned.

    Of `heard` the feelings could be read: `sounds` is their mean in hundredths, -100 (bitter) to
    100 (grateful), None without any.
    """

    label: str
    people: int
    said: int
    heard: int
    sounds: float | None


def by_subject(*, office_id: int, begin: datetime, end: datetime) -> list[SubjectDay]:
    """Return those of a span, the most people first; two queries."""
    asked: Mapping[str, int | datetime] = {
        "office": office_id,
        "lesson": lesson_in_use(office_id=office_id) or _NO_LESSON,
        "begin": begin,
        "end": end,
        "most": SUBJECTS_MAX,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BY_SUBJECT, asked)
        return [
            SubjectDay(label=label, people=people, said=said, heard=heard, sounds=sounds)
            for label, people, said, heard, sounds in cursor.fetchall()
        ]


def is_about(subject: str, *, office_id: int) -> Exists:
    """Return the condition that a message belongs to a case of that subject."""
    said = Correction.objects.filter(case_id=OuterRef("case_id"), undone_at=None).order_by("-pk")
    learnt = Suggestion.objects.filter(
        case_id=OuterRef("case_id"), lesson_id=lesson_in_use(office_id=office_id) or _NO_LESSON
    ).exclude(label="")
    of_message = CaseMessage.objects.filter(message_id=OuterRef("message_id")).annotate(
        label=Coalesce(Subquery(said.values("label")[:1]), Subquery(learnt.values("label")[:1]))
    )
    return Exists(of_message.filter(label=subject))
