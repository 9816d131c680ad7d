"""Let go of the turn to write."""

from datetime import datetime

from django.db import transaction

from clarion.desk.actions.tell import tell
from clarion.desk.models import Case, Turn
from clarion.kit.actor import Actor, Power


@transaction.atomic
def let_go(*, case_id: int, by: Actor, at: datetime) -> None:
    """Give up one's own turn; somebody else's is left alone."""
    by.must(Power.ANSWER)
    case = Case.objects.of(by.office_id).get_or_refuse(pk=case_id)
    if Turn.objects.filter(case=case, staff_id=by.person, until__gt=at).delete()[0]:
        tell(case)
