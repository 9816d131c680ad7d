"""A visitor walks into the demonstration town by the link that was printed at its start."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor
from clarion.ledger.actions import enter
from clarion.people.actions.signing.use_pass import use_pass
from clarion.people.rules.one_time import Purpose


@transaction.atomic
def welcome_visitor(*, secret: str, at: datetime) -> int:
    """Use the link up and return the visitor's number; raises `LinkClosed`."""
    used = use_pass(secret=secret, purpose=Purpose.WELCOME, at=at)
    by = Actor.clockwork(used.office_id)
    enter("visitor welcomed", about=f"staff:{used.staff_id}", by=by, at=at)
    return used.staff_id
