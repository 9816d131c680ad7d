"""A second person agrees that somebody gets more power: now they have it."""

from datetime import datetime
from typing import Any

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved, Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.people import queries
from clarion.people.actions.powers.carrying import (
    forget_factors,
    gains_by_shape,
    give_role,
    shape,
)
from clarion.people.actions.powers.weighing import one_at_a_time
from clarion.people.actions.signing.weighing_help import weigh_help
from clarion.people.actions.signing.within_reach import refuse_beyond_reach
from clarion.people.models import Change, Invitation, Membership, Pass, Role
from clarion.people.rules.four_eyes import CHANGE, Kind, refuse_agreement
from clarion.people.rules.one_time import INVITATION_LASTS, NEW_PASSWORD_LASTS


class ProposerGone(Refusal):
    """Whoever proposed this may not manage people any more. Turn it down, or propose it anew."""


class ChangedSince(Refusal):
    """This has changed since it was proposed. Turn it down, and let it be proposed anew."""


@transaction.atomic
def agree_to_change(*, change_id: int, by: Actor, at: datetime) -> None:
    """Let a proposed change hold, if it still is what was proposed.

    Raises `OwnChange`, `WouldGain`, `ProposerGone`, `ChangedSince`, `AlreadyMoved`; of help with
    an account also what proposing it raises.
    """
    by.must(Power.MANAGE_PEOPLE)
    one_at_a_time(by.office_id)
    change: Change = Change.objects.of(by.office_id).get_or_refuse(pk=change_id)
    if change.state != CHANGE.start:
        raise AlreadyMoved
    refuse_agreement(
        person=by.person, proposer=change.proposed_by_id, gaining=change.staff_gaining()
    )
    proposer = queries.actor_in(office_id=by.office_id, staff_id=change.proposed_by_id)
    if proposer is None or not proposer.may(Power.MANAGE_PEOPLE):
        raise ProposerGone
    move(change, CHANGE, "holds", decided_at=at, decided_by=by.name)
    _carry_out(change, proposer=proposer, by=by, at=at)


def _carry_out(change: Change, *, proposer: Actor, by: Actor, at: datetime) -> None:
    facts = {"change": change.pk, "proposed_by": proposer.staff_id}
    match Kind(change.kind):
        case Kind.ROLE:
            role = _role_as_it_was(change)
            give_role(_member(change), role, by=by, at=at, **facts)
        case Kind.SHAPE:
            _shape(change, by=by, at=at, facts=facts)
        case Kind.INVITATION:
            _open_invitation(change, by=by, at=at, facts=facts)
        case Kind.PASSWORD:
            _open_link(change, proposer=proposer, by=by, at=at, facts=facts)
        case Kind.FACTORS:
            member = _member(change)
            _weigh_again(member, proposer=proposer, at=at)
            forget_factors(member, by=by, at=at, **facts)


def _member(change: Change) -> Membership:
    members = Membership.objects.of(change.office_id).filter(ended_at=None)
    member = members.select_related("role").locked().filter(pk=change.membership_id).first()
    if member is None:
        raise ChangedSince
    found: Membership = member
    return found


def _weigh_again(member: Membership, *, proposer: Actor, at: datetime) -> None:
    """Somebody's account is opened only where that could still be proposed, and is agreed to."""
    refuse_beyond_reach(staff_id=member.staff_id, by=proposer)
    weigh_help(staff_id=member.staff_id, by=proposer, at=at)


def _role_as_it_was(change: Change) -> Role:
    role: Role = Role.objects.of(change.office_id).locked().get_or_refuse(pk=change.role_id)
    if role.powers_now() != change.powers_then():
        raise ChangedSince
    return role


def _shape(change: Change, *, by: Actor, at: datetime, facts: dict[str, Any]) -> None:
    """Nobody may have come into the role whom the second person did not see."""
    role: Role = Role.objects.of(change.office_id).locked().get_or_refuse(pk=change.role_id)
    powers = change.powers_then()
    if not gains_by_shape(role, powers, at=at).keys() <= set(change.gaining):
        raise ChangedSince
    shape(role, powers, by=by, at=at, **facts)


def _open_invitation(change: Change, *, by: Actor, at: datetime, facts: dict[str, Any]) -> None:
    """The link works for as long from now as it would have from the beginning."""
    role = _role_as_it_was(change)
    rows = Invitation.objects.of(change.office_id).locked()
    invitation: Invitation = rows.get_or_refuse(pk=change.invitation_id)
    invitation.expires_at = at + INVITATION_LASTS
    invitation.save(update_fields=["expires_at"])
    words = {"role": role.name, "team": invitation.team_id}
    enter("person invited", about=change.about, by=by, at=at, **words, **facts)


def _open_link(
    change: Change, *, proposer: Actor, by: Actor, at: datetime, facts: dict[str, Any]
) -> None:
    _weigh_again(_member(change), proposer=proposer, at=at)
    link: Pass = Pass.objects.of(change.office_id).locked().get_or_refuse(pk=change.link_id)
    link.expires_at = at + NEW_PASSWORD_LASTS
    link.save(update_fields=["expires_at"])
    enter("new password offered", about=change.about, by=by, at=at, **facts)
