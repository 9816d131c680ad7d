"""Whoever said in public what somebody took up has deleted it: it comes in like any deletion."""

from datetime import datetime

from clarion.kit.actor import Actor, Power
from clarion.postroom.actions.keep_letter import keep_letter
from clarion.postroom.models import Arrival
from clarion.postroom.rules.limits import PAGE


def unsay_heard(*, reference: str, by: Actor, at: datetime) -> None:
    """Store it inside the caller's transaction, once, at the counter where it was taken up."""
    by.must(Power.MOVE_POST)
    taken = Arrival.objects.of(by.office_id).filter(fingerprint=reference, stream=PAGE)
    arrival = taken.select_related("account").first()
    if arrival is None:
        return
    said = {"reference": reference, "way": "heard", "taken_by": by.name, "unsaid": True}
    name = f"{reference}:unsaid"
    keep_letter(account=arrival.account, fingerprint=name, words=said, enclosed=(), at=at)
