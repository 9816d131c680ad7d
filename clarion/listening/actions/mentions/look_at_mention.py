"""Look at one mention: every look is counted, and too many are refused."""

from datetime import datetime

from django.db import connection, transaction

from clarion.kit.actor import Actor, Power
from clarion.listening.actions.mentions.counting import count_looks, subject_of
from clarion.listening.models import Look, Mention
from clarion.listening.rules.looks import LookedOften, may_look

_TURN = 0x100C  # of the locks, those of looks


@transaction.atomic
def look_at_mention(*, mention_id: int, by: Actor, at: datetime) -> None:
    """Count it. Raises `LookedOften`: then somebody else must agree first."""
    by.must(Power.LISTEN)
    rows = Mention.objects.of(by.office_id).locked()
    mention: Mention = rows.get_or_refuse(pk=mention_id)
    _take_turn(by.person, subject_of(mention))
    looks, agreed = count_looks(mention=mention, staff_id=by.person, at=at)
    if not may_look(looks=looks, agreed=agreed):
        raise LookedOften
    Look.objects.create(
        office_id=by.office_id,
        staff_id=by.person,
        staff_name=by.name,
        subject=subject_of(mention),
        mention=mention,
        at=at,
    )


def _take_turn(staff_id: int, subject: str) -> None:
    """Let one look at a time be counted of one person at one author, whichever mention it is."""
    with connection.cursor() as cursor:
        # The author's name as a number: two that share one wait for each other, and no more.
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_TURN, f"{staff_id}:{subject}"]
        )
