"""One person orders that words be taken down: it says nothing new, so it needs nobody else."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.signoff.actions.signing import grant
from clarion.signoff.models import Request, Signature


@transaction.atomic
def order(
    *,
    about: str,
    why: str,
    digests: tuple[str, ...],
    until: datetime,
    by: Actor,
    at: datetime,
) -> int:
    """Return the number of a warrant that lets these words be taken down, until then."""
    by.must(Power.RECALL)
    request = Request.objects.create(
        office_id=by.office_id,
        about=about,
        words=why,
        where="",
        digests=list(digests),
        until=until,
        authors=[],
        asked_by=by.name,
        asked_at=at,
        state="signed",
    )
    Signature.objects.create(
        request=request, staff_id=by.person, name=by.name, role=by.role, signed_at=at
    )
    warrant = grant(request, at)
    enter("taking down ordered", about=about, by=by, at=at, warrant=warrant.pk, why=why[:300])
    return warrant.pk
