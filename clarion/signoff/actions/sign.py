"""Another person agrees to exactly these words; the last signature of the chain lets them leave."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import AlreadyMoved
from clarion.signoff.actions.signing import AT_THE_DESK, put_name, refuse
from clarion.signoff.models import Request


@transaction.atomic
def sign(*, request_id: int, by: Actor, at: datetime) -> int | None:
    """Sign, and return the warrant's number once the chain is complete.

    Raises `OwnWork`, `NotYourStep`, `SignedAlready`.
    """
    by.must(Power.SIGN)
    request = Request.objects.of(by.office_id).locked().get_or_refuse(pk=request_id)
    if request.state != "open":
        raise AlreadyMoved
    refuse(request, by, at)
    return put_name(request, by, at, AT_THE_DESK)
