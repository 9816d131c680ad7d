"""Somebody invented is given an authenticator app whose secret everybody may know."""

from datetime import datetime

from allauth.mfa.totp.internal.auth import TOTP
from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import NotFound
from clarion.ledger.actions import enter
from clarion.people.actions.offer_welcome import OnlyInExercises
from clarion.people.models import Membership
from clarion.people.queries import office_ids_of


@transaction.atomic
def give_app(*, staff_id: int, secret: str, by: Actor, at: datetime) -> None:
    """Give it; raises `OnlyInExercises` for whoever works anywhere else as well."""
    by.must(Power.MANAGE_PEOPLE)
    members = Membership.objects.of(by.office_id).filter(staff_id=staff_id, ended_at=None)
    member = members.select_related("staff", "office").first()
    if member is None:
        raise NotFound
    if not member.office.exercise or office_ids_of(staff_id=staff_id) != {by.office_id}:
        raise OnlyInExercises
    TOTP.activate(member.staff, secret)
    enter("second factor given", about=f"staff:{staff_id}", by=by, at=at)
