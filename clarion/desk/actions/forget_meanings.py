"""Forget what words mean that stand nowhere any more."""

from datetime import datetime

from django.db import transaction

from clarion.desk.models import Meaning
from clarion.desk.queries import unneeded
from clarion.kit.actor import Actor, Power


@transaction.atomic
def forget_meanings(*, by: Actor, at: datetime) -> int:
    """Delete them and return how many; what is needed again is worked out again."""
    by.must(Power.MOVE_POST)
    gone = unneeded(office_id=by.office_id, at=at)
    Meaning.objects.of(by.office_id).filter(pk__in=gone).delete()
    return len(gone)
