"""Ask somebody to come and work here; their link is shown once and kept by nobody."""

import secrets
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.actions.powers.offered import Offered
from clarion.people.actions.powers.proposing import overtake, propose
from clarion.people.actions.powers.weighing import noted, one_at_a_time, weigh
from clarion.people.models import Invitation, Membership, Office, Role, Team
from clarion.people.rules.four_eyes import Course, Kind
from clarion.people.rules.one_time import INVITATION_LASTS, digest
from clarion.people.rules.powers import gained


class AlreadyHere(Refusal):
    """Somebody with this address works here already."""


@transaction.atomic
def invite(
    *, email: str, role_id: int, team_id: int | None = None, by: Actor, at: datetime
) -> Offered:
    """Invite an address and return its link, which waits where the role has powers that weigh.

    An earlier invitation of the same address stops working. Raises `AlreadyHere`, `LeftLately`.
    """
    by.must(Power.MANAGE_PEOPLE)
    office = one_at_a_time(by.office_id)
    address = email.strip().lower()
    role: Role = Role.objects.of(by.office_id).get_or_refuse(pk=role_id)
    team = Team.objects.of(by.office_id).get_or_refuse(pk=team_id) if team_id else None
    members = Membership.objects.of(by.office_id).filter(ended_at=None)
    if members.filter(staff__email=address).exists():
        raise AlreadyHere
    _end_earlier(address, by=by, at=at)
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
    return Offered(secret=secret, how=_weighed(office, invitation, by=by, at=at))


def _end_earlier(address: str, *, by: Actor, at: datetime) -> None:
    earlier = Invitation.objects.of(by.office_id).filter(
        email=address, accepted_at=None, withdrawn_at=None
    )
    overtake(invitation__in=list(earlier), by=by, at=at)
    earlier.update(withdrawn_at=at)


def _weighed(office: Office, invitation: Invitation, *, by: Actor, at: datetime) -> Course:
    about = f"invitation:{invitation.pk}"
    role, team_id = invitation.role, invitation.team_id
    new = gained(before=None, after=role.post())
    how = weigh(office, gains={about: new}, by=by, at=at)
    if how is Course.WAITS:
        asked = {"invitation": invitation, "role": role, "powers": sorted(role.powers_now())}
        propose(Kind.INVITATION, gaining=[about], by=by, at=at, **asked)
    else:
        words = {"role": role.name, "team": team_id}
        enter("person invited", about=about, by=by, at=at, **words, **noted(how))
    return how
