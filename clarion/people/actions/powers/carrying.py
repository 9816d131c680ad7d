"""What somebody may do is given in fact: at once, or when a second person has agreed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.actions.powers.last_administrator import an_administrator_stays
from clarion.people.models import Invitation, Membership, Pass, Role
from clarion.people.rules.one_time import Purpose
from clarion.people.rules.powers import Post, gained


def give_role(member: Membership, role: Role, *, by: Actor, at: datetime, **facts: Any) -> None:
    """Put a locked member into a role; raises `LastAdministrator`."""
    before = member.role
    with an_administrator_stays(by=by, at=at):
        member.role = role
        member.save(update_fields=["role"])
    if gained(before=before.post(), after=role.post()):
        close_links([member.staff_id], at=at)
    names = {"before": before.name, "after": role.name}
    enter("role changed", about=f"staff:{member.staff_id}", by=by, at=at, **names, **facts)


def shape(role: Role, powers: Collection[Power], *, by: Actor, at: datetime, **facts: Any) -> None:
    """Set what a locked role includes; raises `LastAdministrator`."""
    before, was = role.powers, role.post()
    with an_administrator_stays(by=by, at=at):
        role.powers = sorted(power.value for power in powers)
        role.save(update_fields=["powers"])
    if gained(before=was, after=role.post()):
        close_links(_members(role), at=at)
    said = {"before": before, "after": role.powers}
    enter("role reshaped", about=f"role:{role.pk}", by=by, at=at, **said, **facts)


def forget_factors(member: Membership, *, by: Actor, at: datetime, **facts: Any) -> None:
    """Forget a member's authenticator app, passkeys and recovery codes."""
    Authenticator.objects.filter(user_id=member.staff_id).delete()
    enter("second factors removed", about=f"staff:{member.staff_id}", by=by, at=at, **facts)


def gains_by_shape(
    role: Role, powers: Collection[Power], *, at: datetime
) -> dict[str, frozenset[Power]]:
    """Return what weighs and is new, for everybody in a role or invited to it."""
    new = gained(before=role.post(), after=Post(role_id=role.pk, powers=frozenset(powers)))
    # First who is invited: whoever accepts in between is then found as a member.
    invited = Invitation.objects.of(role.office_id).filter(
        role=role, accepted_at=None, withdrawn_at=None, expires_at__gt=at
    )
    holders = [f"invitation:{pk}" for pk in invited.values_list("pk", flat=True)]
    holders += [f"staff:{staff_id}" for staff_id in _members(role)]
    return dict.fromkeys(holders, new)


def close_links(staff_ids: Collection[int], *, at: datetime) -> None:
    """End the links for a new password of people who gain.

    Whoever made one could look after the account as it was, and not as it has become.
    """
    links = Pass.objects.filter(staff_id__in=staff_ids, purpose=Purpose.NEW_PASSWORD.value)
    links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)


def _members(role: Role) -> list[int]:
    members = Membership.objects.of(role.office_id).filter(role=role, ended_at=None)
    return list(members.values_list("staff_id", flat=True))
