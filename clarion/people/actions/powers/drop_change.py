"""Turn down a change that gives more power, or take back one's own: all stays as it was."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.people.actions.powers.proposing import drop
from clarion.people.actions.powers.weighing import one_at_a_time
from clarion.people.models import Change


@transaction.atomic
def drop_change(*, change_id: int, by: Actor, at: datetime) -> None:
    """Drop it; a link that waited with it never works. Raises `AlreadyMoved` unless it waits."""
    by.must(Power.MANAGE_PEOPLE)
    one_at_a_time(by.office_id)
    change: Change = Change.objects.of(by.office_id).get_or_refuse(pk=change_id)
    drop(change, by=by, at=at)
