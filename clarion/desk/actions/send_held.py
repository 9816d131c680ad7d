"""Somebody has read an answer again that a hold had stopped, and lets it leave."""

from datetime import datetime

from django.db import transaction

from clarion.desk.models import Answer, Case
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.postroom.actions import release_held


@transaction.atomic
def send_held(*, case_id: int, dispatch_id: int, by: Actor, at: datetime) -> None:
    """Let it go to the door again. Raises `AlreadyMoved`, for a stranger's message too."""
    by.must(Power.ANSWER)
    case = Case.objects.of(by.office_id).get_or_refuse(pk=case_id)
    if not Answer.objects.filter(case=case, dispatch_id=dispatch_id).exists():
        raise AlreadyMoved
    release_held(dispatch_id=dispatch_id, by=by, at=at)
