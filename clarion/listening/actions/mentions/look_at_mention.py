"""Look at one mention: every look is counted, and too many are refused."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.listening.actions.mentions.counting import count_looks, subject_of
from clarion.listening.models import Look, Mention
from clarion.listening.rules.looks import LookedOften, may_look


@transaction.atomic
def look_at_mention(*, mention_id: int, by: Actor, at: datetime) -> None:
    """Count it. Raises `LookedOften`: then somebody else must agree first."""
    by.must(Power.LISTEN)
    rows = Mention.objects.of(by.office_id).locked()
    mention: Mention = rows.get_or_refuse(pk=mention_id)
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
