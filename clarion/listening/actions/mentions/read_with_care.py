"""Read with care what came in a flood and was kept by a glance: the newest first."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.announcements import announce
from clarion.listening.actions.mentions.careful import TOLD, put, read_carefully
from clarion.listening.actions.mentions.locking import lock
from clarion.listening.events import MentionsRead
from clarion.listening.models import Mention
from clarion.listening.rules.limits import CARE_TOGETHER
from clarion.listening.rules.offering import with_risk


def read_with_care(*, by: Actor, at: datetime) -> bool:
    """Read some; return whether more may wait. What people see first is what is newest.

    No transaction is open while it reads: what was forgotten meanwhile stays forgotten.
    """
    by.must(Power.MOVE_POST)
    waiting = Mention.objects.of(by.office_id).filter(read_at=None, taken_up_at=None)
    rows = list(waiting.order_by("-pk")[:CARE_TOGETHER])
    if not rows:
        return False
    texts = [(f"{row.title}\n{row.text}".strip(), row.language) for row in rows]
    closely = read_carefully(office_id=by.office_id, texts=texts)
    graver = []
    for row, tells in zip(rows, closely, strict=True):
        was = row.risk
        put(row, with_risk(tells, risk=was, words=row.risk_words))
        row.read_at = at
        if row.risk != was:
            graver.append(row.pk)
    with transaction.atomic():
        lock([row.pk for row in rows])
        Mention.objects.bulk_update(rows, [*TOLD, "read_at"])
        # Whoever called it harmless did not know of this.
        Mention.objects.filter(pk__in=graver).update(harmless_at=None, harmless_by="")
        announce(MentionsRead(office_id=by.office_id))
        live.tell(office_id=by.office_id, topic="listening")
    return len(rows) == CARE_TOGETHER
