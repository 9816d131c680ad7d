"""A new office can answer at once: nobody in danger waits for a second signature."""

from datetime import datetime

from django.db import transaction

from clarion.channels.contract import Edge
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import StandingWord

SENTENCE = (
    "Whoever may answer does so without a second signature, even when a life may be at risk: "
    "somebody in danger must not wait. An office begins so; change it if yours decides otherwise."
)


@transaction.atomic
def begin_first_standing_word(*, by: Actor, at: datetime) -> None:
    """Begin it unless the office has had any standing word before."""
    by.must(Power.MOVE_POST)
    if StandingWord.objects.of(by.office_id).filter(request=None).exists():
        return
    word = StandingWord.objects.create(
        office_id=by.office_id,
        sentence=SENTENCE,
        edges=sorted(edge.value for edge in Edge),
        life_risk=True,
        begun_at=at,
        begun_by=by.name,
    )
    enter(
        "standing word begun",
        about=f"standing:{word.pk}",
        by=by,
        at=at,
        sentence=SENTENCE,
        life_risk=True,
    )
