"""Some people share a queue from now on."""

from datetime import datetime

from django.db import IntegrityError, transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.models import Team


class TeamExists(Refusal):
    """There is a team of this name already."""


@transaction.atomic
def open_team(*, name: str, by: Actor, at: datetime) -> int:
    """Open a team and return its number; raises `TeamExists`."""
    by.must(Power.MANAGE_PEOPLE)
    try:
        with transaction.atomic():
            team = Team.objects.create(office_id=by.office_id, name=name.strip())
    except IntegrityError as error:
        raise TeamExists from error
    enter("team opened", about=f"team:{team.pk}", by=by, at=at, name=team.name)
    return team.pk
