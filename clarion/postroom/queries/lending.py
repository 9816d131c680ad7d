"""Which picture a network may fetch from us just now."""

from datetime import datetime

from django.db.models import Q

from clarion.channels import registry
from clarion.kit.refusals import NotFound
from clarion.postroom.models import Enclosed
from clarion.postroom.models.lending import lent

# While we ask, and while we do not know: a network may still be about to fetch it.
_UNDER_WAY = ("sending", "processing", "unknown")


def lent_picture(*, token: str, at: datetime) -> tuple[str, bytes]:
    """Return type and bytes; raises `NotFound` when the address is over, or nothing is under way.

    Whoever fetches it belongs to no office: the address itself is what opens the door.
    """
    number = lent(token=token, at=at)
    late = [name for name in registry.names() if registry.capabilities(name).fetches_later]
    open_now = Q(dispatch__state__in=_UNDER_WAY)
    open_now |= Q(dispatch__state="sent", dispatch__account__network__in=late)
    row = Enclosed.objects.filter(open_now, pk=number or 0).first()
    if row is None:
        raise NotFound
    return row.mime, bytes(row.content)
