"""What somebody may do is given in fact: at once, or when a second person has agreed."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from allauth.mfa.models import Authenticator

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.people.actions.powers.last_administrator import an_administrator_stays
from clarion.people.actions.powers.proposing import drop
from clarion.people.models import Change, Invitation, Membership, Pass, Role
from clarion.people.rules.four_eyes import CHANGE, Kind
from clarion.people.rules.one_time import Purpose
from clarion.people.rules.powers import Post, gained


def give_role(member: Membership, role: Role, *, by: Actor, at: datetime, **facts: Any) -> None:
    """Put a locked member into a role; raises `LastAdministrator`."""
    before = member.role
    with an_administrator_stays(by=by, at=at):
        member.role = role
        member.save(update_fields=["role"])
    if gained(before=before.post(), after=role.post()):
        end_help([member.staff_id], by=by, at=at)
    names = {"before": before.name, "after": role.name}
    enter("role changed", about=f"staff:{member.staff_id}", by=by, at=at, **names, **facts)


def shape(role: Role, powers: Collection[Power], *, by: Actor, at: datetime, **facts: Any) -> None:
    """Set what a locked role includes; raises `LastAdministrator`."""
    before, was = role.powers, role.post()
    with an_administrator_stays(by=by, at=at):
        role.powers = sorted(power.value for power in powers)
        role.save(update_fields=["powers"])
    if gained(before=was, after=role.post()):
        end_help(_members(role), by=by, at=at)
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


def end_help(staff_ids: Collection[int], *, by: Actor, at: datetime) -> None:
    """End whatever would let somebody into the accounts of people who gain.

    Whoever began it could look after the account as it was, and not as it has become.
    """
    _drop(Kind.FACTORS, staff_ids, by=by, at=at)
    close_links(staff_ids, by=by, at=at)


def close_links(staff_ids: Collection[int], *, by: Actor, at: datetime) -> None:
    """End people's links for a new password, those that wait for a second person among them."""
    _drop(Kind.PASSWORD, staff_ids, by=by, at=at)
    links = Pass.objects.filter(staff_id__in=staff_ids, purpose=Purpose.NEW_PASSWORD.value)
    links.filter(used_at=None, expires_at__gt=at).update(expires_at=at)


def _drop(kind: Kind, staff_ids: Collection[int], *, by: Actor, at: datetime) -> None:
    """Drop what waits about people in every office: an account is the same in all of them."""
    waiting = Change.objects.filter(kind=kind.value, state=CHANGE.start)
    for change in waiting.filter(membership__staff_id__in=staff_ids).order_by("pk").locked():
        there = Actor(office_id=change.office_id, name=by.name, role=by.role, staff_id=by.staff_id)
        drop(change, by=there, at=at)


def _members(role: Role) -> list[int]:
    members = Membership.objects.of(role.office_id).filter(role=role, ended_at=None)
    return list(members.values_list("staff_id", flat=True))
