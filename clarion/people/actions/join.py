"""Somebody begins to work in an office."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.ledger.actions import enter
from clarion.people.actions.powers.carrying import end_help
from clarion.people.models import Membership, Role, Team


@transaction.atomic
def join(
    *,
    office_id: int,
    staff_id: int,
    role: str,
    team_id: int | None = None,
    by: Actor,
    at: datetime,
) -> int:
    """Make a person a member in a role of that name; return the membership's number.

    Reached through an accepted invitation or the first run, which have asked already. Help with
    the account that was begun before is ended: it would lead into this office too.
    """
    found = Role.objects.of(office_id).get_or_refuse(name=role)
    team = Team.objects.of(office_id).get_or_refuse(pk=team_id) if team_id else None
    end_help([staff_id], by=by, at=at)
    membership, _ = Membership.objects.update_or_create(
        office_id=office_id,
        staff_id=staff_id,
        ended_at=None,
        defaults={"role": found, "team": team},
        create_defaults={"role": found, "team": team, "since_at": at},
    )
    enter("person joined", about=f"staff:{staff_id}", by=by, at=at, role=role, team=team_id)
    return membership.pk
