"""A new office can answer at once: routine answers stand on its first word, grave ones do not."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import StandingWord

SENTENCE = (
    "Whoever may answer does so without a second signature, unless a life may be at risk. "
    "This is how an office begins; change it as soon as yours decides otherwise."
)


@transaction.atomic
def begin_first_standing_word(*, by: Actor, at: datetime) -> None:
    """Begin it unless the office has had any standing word before."""
    by.must(Power.MOVE_POST)
    if StandingWord.objects.of(by.office_id).exists():
        return
    word = StandingWord.objects.create(
        office_id=by.office_id,
        sentence=SENTENCE,
        edges=sorted(edge.value for edge in Edge),
        begun_at=at,
        begun_by=by.name,
    )
    enter(
        "standing word begun",
        about=f"standing:{word.pk}",
        by=by,
        at=at,
        sentence=SENTENCE,
        life_risk=False,
    )
