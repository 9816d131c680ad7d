"""Somebody chooses a new password by the link that their administrator gave them."""

from datetime import datetime

from axes.utils import reset
from django.db import transaction

from clarion.kit.actor import Actor
from clarion.ledger.actions import enter
from clarion.people.actions.signing.use_pass import use_pass
from clarion.people.models import Staff
from clarion.people.rules.one_time import Purpose


@transaction.atomic
def take_new_password(*, secret: str, password: str, at: datetime) -> None:
    """Set it, which ends every session of theirs; raises `LinkClosed`.

    Whoever holds the link acts, so there is no `by`. A second factor stays as it is.
    """
    used = use_pass(secret=secret, purpose=Purpose.NEW_PASSWORD, at=at)
    staff = Staff.objects.select_for_update().get(pk=used.staff_id)
    staff.set_password(password)
    staff.save(update_fields=["password"])
    reset(username=staff.email)
    by = Actor(office_id=used.office_id, name=staff.name, role="", staff_id=staff.pk)
    enter("new password taken", about=f"staff:{staff.pk}", by=by, at=at)
