"""Whose link it is, and as whom they act: without a name, for the ledger forgets nothing."""

from datetime import datetime

from django.utils.translation import gettext as _

from clarion.kit.actor import Actor
from clarion.kit.refusals import Refusal
from clarion.people import queries as people
from clarion.publishing.models import Advocate
from clarion.publishing.rules.sharing.advocates import digest


class LinkOver(Refusal):
    """This link does not work any more. Ask whoever sent it for a new one."""


def lock_advocate(secret: str, at: datetime) -> Advocate:
    """Lock whoever has this link; raises `LinkOver`."""
    rows = Advocate.objects.filter(
        secret_digest=digest(secret), left_at=None, ended_at=None, expires_at__gt=at
    )
    advocate: Advocate | None = rows.locked().first()
    if advocate is None:
        raise LinkOver
    return advocate


def nameless(advocate: Advocate) -> Actor:
    """Return them as the ledger knows them."""
    return Actor(
        office_id=advocate.office_id,
        name=_("An advocate"),
        role=advocate.kind,
        exercise=people.office(advocate.office_id).exercise,
    )
