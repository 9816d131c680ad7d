"""Go back to the lesson before, or to none; what the undone one suggested is gone with it."""

from datetime import datetime

from django.db import transaction

from clarion.desk.models import Lesson, Suggestion
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter


@transaction.atomic
def undo_lesson(*, lesson_id: int, by: Actor, at: datetime) -> None:
    """Undo it; one that is undone already stays so. What people said of cases stays said."""
    by.must(Power.MANAGE_OFFICE)
    lesson = Lesson.objects.of(by.office_id).locked().defer("weights").get_or_refuse(pk=lesson_id)
    if lesson.undone_at is not None:
        return
    lesson.undone_at = at
    lesson.save(update_fields=["undone_at"])
    Suggestion.objects.filter(lesson=lesson).delete()
    enter("lesson undone", about=f"lesson:{lesson.pk}", by=by, at=at)
