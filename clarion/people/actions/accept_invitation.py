"""Somebody who can sign in already comes to work in another office as well."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.actions.join import join
from clarion.people.actions.powers.weighing import one_at_a_time
from clarion.people.actions.signing.use_pass import LinkClosed, LinkWaits
from clarion.people.models import Change, Invitation, Staff
from clarion.people.rules.four_eyes import CHANGE
from clarion.people.rules.one_time import digest, is_open


class OtherAddress(Refusal):
    """This invitation was made for another e-mail address. Sign in with that one."""


@transaction.atomic
def accept_invitation(*, secret: str, staff_id: int, at: datetime) -> int:
    """Join the office that invited this person and return the office's number.

    Whoever holds the link acts, so there is no `by`; raises `LinkClosed`, `LinkWaits`,
    `OtherAddress`.
    """
    invitation = _locked(secret)
    if invitation is None or not is_open(
        expires_at=invitation.expires_at,
        used_at=invitation.accepted_at,
        withdrawn_at=invitation.withdrawn_at,
        at=at,
    ):
        raise LinkClosed
    if Change.objects.filter(invitation=invitation, state=CHANGE.start).exists():
        raise LinkWaits
    staff = Staff.objects.get(pk=staff_id)
    if staff.email != invitation.email:
        raise OtherAddress
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    role = invitation.role.name
    by = Actor(office_id=invitation.office_id, name=staff.name, role=role, staff_id=staff.pk)
    enter("invitation accepted", about=f"invitation:{invitation.pk}", by=by, at=at)
    join(
        office_id=invitation.office_id,
        staff_id=staff.pk,
        role=role,
        team_id=invitation.team_id,
        by=by,
        at=at,
    )
    return int(invitation.office_id)


def _locked(secret: str) -> Invitation | None:
    """Take the office's turn first, as whoever changes the invitation's role does."""
    rows = Invitation.objects.filter(secret_digest=digest(secret))
    found = rows.first()
    if found is None:
        return None
    one_at_a_time(found.office_id)
    locked: Invitation | None = rows.select_related("role").locked().first()
    return locked
