"""Which picture a network may fetch from us just now."""

from datetime import datetime

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
    rows = Enclosed.objects.filter(pk=number or 0, dispatch__state__in=_UNDER_WAY)
    row = rows.first()
    if row is None:
        raise NotFound
    return row.mime, bytes(row.content)
