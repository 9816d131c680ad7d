"""Say how long a sentence may be, and how old somebody must be to read what the office says."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound, Refusal
from clarion.ledger.actions import enter
from clarion.postroom.queries import THEMES
from clarion.publishing.models import GuideAim
from clarion.publishing.rules.standards.guide import READING_AGES, SENTENCE_WORDS


class AimsWrong(Refusal):
    """A sentence has 8 to 60 words, and a reader is 7 to 18 years old."""


@transaction.atomic
def set_aims(
    *, theme: str = "", sentence_words_max: int, reading_age_max: int, by: Actor, at: datetime
) -> None:
    """Set both for a theme, or for every theme without aims of its own. Raises `AimsWrong`."""
    by.must(Power.PUBLISH)
    if theme and theme not in THEMES:
        raise NotFound
    if sentence_words_max not in SENTENCE_WORDS or reading_age_max not in READING_AGES:
        raise AimsWrong
    GuideAim.objects.update_or_create(
        office_id=by.office_id,
        theme=theme,
        defaults={
            "sentence_words_max": sentence_words_max,
            "reading_age_max": reading_age_max,
            "saved_at": at,
            "saved_by": by.name,
        },
    )
    enter(
        "aims of the guide set",
        about=f"office:{by.office_id}",
        by=by,
        at=at,
        theme=theme,
        sentence_words=sentence_words_max,
        reading_age=reading_age_max,
    )
