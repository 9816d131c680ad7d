"""Somebody moves to another team, or works without one."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.models import Membership, Team


@transaction.atomic
def change_team(*, membership_id: int, team_id: int | None, by: Actor, at: datetime) -> None:
    """Place a member in a team; None takes them out of any."""
    by.must(Power.MANAGE_PEOPLE)
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    member = members.locked().get_or_refuse(pk=membership_id)
    team = Team.objects.of(by.office_id).get_or_refuse(pk=team_id) if team_id else None
    before, member.team = member.team_id, team
    member.save(update_fields=["team"])
    enter(
        "team changed",
        about=f"staff:{member.staff_id}",
        by=by,
        at=at,
        before=before,
        after=team_id,
    )
