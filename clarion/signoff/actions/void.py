"""Take an agreement back: the words have changed, or are not wanted any more."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.models import Warrant


@transaction.atomic
def void(*, warrant_id: int, why: str, withdrawn: bool = False, by: Actor, at: datetime) -> None:
    """Void a warrant; from now on the gate lets nothing leave under it.

    `withdrawn`: nor shall anything stay that has left, as it may when better words take its place.
    """
    by.must_one_of(Power.PUBLISH, Power.RECALL)
    warrant = Warrant.objects.of(by.office_id).locked().get_or_refuse(pk=warrant_id)
    if withdrawn and not warrant.withdrawn:
        warrant.withdrawn = True
        warrant.save(update_fields=["withdrawn"])
    if warrant.voided_at is not None:
        return
    warrant.voided_at, warrant.voided_why = at, why[:200]
    warrant.save(update_fields=["voided_at", "voided_why"])
    enter("warrant voided", about=warrant.about, by=by, at=at, warrant=warrant_id, why=why[:200])
