"""A team is dissolved: its people work on without one, and its work falls to the common queue."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.models import Team


@transaction.atomic
def close_team(*, team_id: int, by: Actor, at: datetime) -> None:
    """Close a team. Whatever pointed to it points to none."""
    by.must(Power.MANAGE_PEOPLE)
    team = Team.objects.of(by.office_id).locked().get_or_refuse(pk=team_id)
    enter("team closed", about=f"team:{team_id}", by=by, at=at, name=team.name)
    team.delete()
