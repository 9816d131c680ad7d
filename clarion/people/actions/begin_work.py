"""Somebody new accepts an invitation: they get a name and a password of their own."""

from datetime import datetime

from django.db import transaction

from clarion.people.actions.accept_invitation import accept_invitation
from clarion.people.actions.signing.use_pass import LinkClosed
from clarion.people.actions.take_on import take_on
from clarion.people.models import Invitation
from clarion.people.rules.one_time import digest


@transaction.atomic
def begin_work(*, secret: str, name: str, password: str, at: datetime) -> int:
    """Make the invited person and let them accept; return their number.

    Whoever holds the link acts, so there is no `by`; raises `LinkClosed`, `LinkWaits`,
    `KnownAddress`.
    """
    invitation = Invitation.objects.filter(secret_digest=digest(secret)).first()
    if invitation is None:
        raise LinkClosed
    staff = take_on(name=name, email=invitation.email, password=password)
    accept_invitation(secret=secret, staff_id=staff.pk, at=at)
    return staff.pk
