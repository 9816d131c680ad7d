"""Ask somebody to come and work here; their link is shown once and kept by nobody."""

import secrets
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.models import Invitation, Membership, Role, Team
from clarion.people.rules.one_time import INVITATION_LASTS, digest


class AlreadyHere(Refusal):
    """Somebody with this address works here already."""


@transaction.atomic
def invite(*, email: str, role_id: int, team_id: int | None = None, by: Actor, at: datetime) -> str:
    """Invite an address and return the secret of its link; raises `AlreadyHere`.

    An earlier invitation of the same address stops working.
    """
    by.must(Power.MANAGE_PEOPLE)
    address = email.strip().lower()
    role = Role.objects.of(by.office_id).get_or_refuse(pk=role_id)
    team = Team.objects.of(by.office_id).get_or_refuse(pk=team_id) if team_id else None
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    if members.filter(staff__email=address).exists():
        raise AlreadyHere
    Invitation.objects.of(by.office_id).filter(
        email=address, accepted_at=None, withdrawn_at=None
    ).update(withdrawn_at=at)
    secret = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        office_id=by.office_id,
        email=address,
        role=role,
        team=team,
        invited_by_id=by.person,
        secret_digest=digest(secret),
        made_at=at,
        expires_at=at + INVITATION_LASTS,
    )
    enter(
        "person invited",
        about=f"invitation:{invitation.pk}",
        by=by,
        at=at,
        role=role.name,
        team=team_id,
    )
    return secret
