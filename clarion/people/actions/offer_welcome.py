"""Make a link by which whoever sits at this machine can walk into the demonstration town."""

import secrets
from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.people.actions.join import join
from clarion.people.models import Membership, Office, Pass, Role, Staff
from clarion.people.rules.one_time import WELCOME_LASTS, Purpose, digest
from clarion.people.rules.presets import VISITOR, VISITOR_POWERS

_VISITOR_NAME = "Visitor"


class OnlyInExercises(Refusal):
    """Visitors are welcome in exercises only; nobody enters a live office without a name."""


@transaction.atomic
def offer_welcome(*, office_id: int, at: datetime) -> str:
    """Return the secret of a link that works once, for a day; raises `OnlyInExercises`.

    Done from the command line by whoever has the machine, so there is nobody to be asked.
    """
    office = Office.objects.get(pk=office_id)
    if not office.exercise:
        raise OnlyInExercises
    secret = secrets.token_urlsafe(32)
    Pass.objects.create(
        office=office,
        staff=_visitor(office, at),
        purpose=Purpose.WELCOME.value,
        secret_digest=digest(secret),
        made_at=at,
        expires_at=at + WELCOME_LASTS,
    )
    return secret


def _visitor(office: Office, at: datetime) -> Staff:
    email = f"visitor@{office.slug}.invalid"
    staff = Staff.objects.filter(email=email).first()
    staff = staff or Staff.objects.create_user(email=email, name=_VISITOR_NAME)
    role, _made = Role.objects.get_or_create(
        office=office, name=VISITOR, defaults={"powers": sorted(VISITOR_POWERS)}
    )
    if not role.powers_now() >= VISITOR_POWERS:  # a town of an earlier version
        role.powers = sorted(VISITOR_POWERS | role.powers_now())
        role.save(update_fields=["powers"])
    members = Membership.objects.of(office.pk).filter(staff=staff, ended_at=None)
    if not members.exists():
        by = Actor.clockwork(office.pk)
        join(office_id=office.pk, staff_id=staff.pk, role=VISITOR, by=by, at=at)
    # Towns of an earlier version took visitors for supervisors.
    members.exclude(role=role).update(role=role)
    return staff
