"""Give every waiting entry its place in the chain.

Sealing is a step of its own so that two people who act at once never wait for each other, and
a worker that is stopped in the middle of a transaction holds nobody up.
"""

from django.db import connection, transaction

from clarion.ledger.models import Seal, Waiting
from clarion.ledger.rules.chain import FIRST, link_hash

BATCH_MAX = 1_000
# Sealing takes turns: one office's chain is only ever lengthened by one at a time.
_TURN = 0x1ED6E2


@transaction.atomic
def seal(*, office_id: int) -> int:
    """Seal up to `BATCH_MAX` waiting entries of an office; say how many."""
    _take_turn(office_id)
    waiting = list(
        Waiting.objects.filter(office_id=office_id)
        .select_related("entry")
        .order_by("entry_id")[:BATCH_MAX]
    )
    last = Seal.objects.of(office_id).order_by("-position").first()
    position, previous = (last.position, last.hash) if last else (0, FIRST)
    seals = []
    for one in waiting:
        position += 1
        previous = link_hash(previous, position, one.entry.words())
        seals.append(Seal(office_id=office_id, position=position, entry=one.entry, hash=previous))
    Seal.objects.bulk_create(seals)
    Waiting.objects.filter(pk__in=[one.pk for one in waiting]).delete()
    return len(seals)


def _take_turn(office_id: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURN, office_id])
