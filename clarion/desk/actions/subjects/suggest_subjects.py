"""Suggest what open cases are about, as the office has taught it, with the words that led to it."""

from datetime import datetime
from functools import lru_cache

from clarion.desk.models import Suggestion
from clarion.desk.queries import lesson_in_use, lesson_weights, unsuggested
from clarion.kit.actor import Actor, Power
from clarion.reading.taught import Labeller

# What stands in a column; a longer quote says no more.
_WORDS_MAX = 5
_WORD_CHARACTERS_MAX = 200


def suggest_subjects(*, by: Actor, at: datetime) -> int:
    """See to some cases and return to how many; 0 when all is done or nothing was taught.

    It reads with no transaction open, and moves no case: whoever handles it decides.
    """
    by.must(Power.MOVE_POST)
    lesson_id = lesson_in_use(office_id=by.office_id)
    if lesson_id is None:
        return 0
    waiting = unsuggested(office_id=by.office_id, lesson_id=lesson_id)
    labels = _labeller(by.office_id, lesson_id).label_many([one.text for one in waiting])
    Suggestion.objects.bulk_create(
        (
            Suggestion(
                lesson_id=lesson_id,
                case_id=one.case_id,
                message_id=one.message_id,
                label=label.label if label else "",
                words=[quote.words[:_WORD_CHARACTERS_MAX] for quote in label.quotes[:_WORDS_MAX]]
                if label
                else [],
                made_at=at,
            )
            for one, label in zip(waiting, labels, strict=True)
        ),
        ignore_conflicts=True,
    )
    return len(waiting)


@lru_cache(maxsize=4)
def _labeller(office_id: int, lesson_id: int) -> Labeller:
    """A lesson never changes, so that it is read once."""
    return Labeller(lesson_weights(office_id=office_id, lesson_id=lesson_id))
