"""Trust is asked and changed by one at a time, so that nobody asks what is just being lost."""

from django.db import connection

_TURN = 0x7257


def take_turn_on_trust(office_id: int) -> None:
    """Wait for whoever asks for signatures on trust, or changes it; before any row is locked."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, office_id])
