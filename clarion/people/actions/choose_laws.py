"""Choose under whose laws the office speaks: every draft is read with their rules from now on."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.people.models import Office
from clarion.people.rules.laws import LAWS


class NoSuchLaw(Refusal):
    """Clarion knows no rules of this country."""


@transaction.atomic
def choose_laws(*, laws: tuple[str, ...], by: Actor, at: datetime) -> None:
    """Choose any, or none; raises `NoSuchLaw`. It takes whoever may end a lock to leave one out."""
    by.must_one_of(Power.SIGN, Power.MANAGE_OFFICE)
    if not set(laws) <= set(LAWS):
        raise NoSuchLaw
    office = Office.objects.select_for_update().get(pk=by.office_id)
    before, office.laws = office.laws, [one for one in LAWS if one in laws]
    if before == office.laws:
        return
    office.save(update_fields=["laws"])
    enter(
        "laws chosen",
        about=f"office:{office.pk}",
        by=by,
        at=at,
        before=", ".join(before),
        after=", ".join(office.laws),
    )
