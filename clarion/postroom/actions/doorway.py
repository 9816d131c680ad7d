"""The door through which everything leaves, and the holds that are asked in it."""

from django.db import connection

from clarion.postroom.models import Dispatch, Hold

# Holders of the door's lock for an office: senders share it, whoever places a hold has it alone,
# so that no attempt begins after a hold has been acknowledged.
DOOR = 0xD00D


def enter_door(office_id: int) -> None:
    """Go in until the transaction ends. Whoever places a hold waits for that, so do not linger."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [DOOR, office_id])


def holds_on(dispatch: Dispatch) -> tuple[str, ...]:
    """Return what every hold in force says of a dispatch that it covers."""
    in_force = Hold.objects.of(dispatch.office_id).filter(lifted_at=None)
    return tuple(hold.says for hold in in_force if hold.covers(dispatch))
