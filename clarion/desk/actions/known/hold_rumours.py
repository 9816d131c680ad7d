"""Let nobody note a rumour while it is written down what was compared with those we know."""

from datetime import datetime

from django.db import connection

from clarion.desk.models import Rumours
from clarion.kit.actor import Actor, Power


def hold_rumours(*, by: Actor, at: datetime) -> int:
    """Return how often a rumour was noted so far; none is until the caller's transaction ends.

    Whoever compared with fewer compares once more.
    """
    by.must(Power.MOVE_POST)
    Rumours.objects.bulk_create([Rumours(office_id=by.office_id)], ignore_conflicts=True)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT noted FROM desk_rumours WHERE office_id = %s FOR SHARE", [by.office_id]
        )
        ((noted,),) = cursor.fetchall()
    return int(noted)
