"""Use what was learned from an office's corrections from now on, to suggest and nothing else."""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from clarion.desk.models import Lesson
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.reading.learned.weights import Weights, save

# With 100 labels a lesson has a few megabytes; the oldest beyond these are thrown away.
LESSONS_MAX: Final = 20


@transaction.atomic
def keep_lesson(*, weights: Weights, figures: Mapping[str, Any], by: Actor, at: datetime) -> int:
    """Keep it beside its figures and return its number; the one before can be gone back to."""
    by.must(Power.MANAGE_OFFICE)
    file = io.BytesIO()
    save(file, weights)
    lesson = Lesson.objects.create(
        office_id=by.office_id,
        weights=file.getvalue(),
        figures=dict(figures),
        kept_by=by.name,
        kept_at=at,
    )
    rows = Lesson.objects.of(by.office_id).order_by("-pk")
    old = list(rows.values_list("pk", flat=True)[LESSONS_MAX:])
    Lesson.objects.filter(pk__in=old).delete()
    enter("lesson kept", about=f"lesson:{lesson.pk}", by=by, at=at, labels=list(weights.names))
    return lesson.pk
