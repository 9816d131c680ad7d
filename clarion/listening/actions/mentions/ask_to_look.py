"""Ask a second person to let one look at the same author again."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.listening.actions.mentions.counting import subject_of
from clarion.listening.models import Looking, Mention
from clarion.listening.rules.governor import PurposeUnsaid
from clarion.listening.rules.limits import WHY_CHARS_MIN


class AskedAlready(Refusal):
    """You have asked for this already. A colleague decides under Listening, Log."""


@transaction.atomic
def ask_to_look(*, mention_id: int, why: str, by: Actor, at: datetime) -> int:
    """Ask, with a reason. Raises `PurposeUnsaid`, `AskedAlready`."""
    by.must(Power.LISTEN)
    mention: Mention = Mention.objects.of(by.office_id).get_or_refuse(pk=mention_id)
    if len(why.strip()) < WHY_CHARS_MIN:
        raise PurposeUnsaid
    mine = Looking.objects.of(by.office_id).filter(staff_id=by.person, state="asked")
    if mine.filter(subject=subject_of(mention)).exists():
        raise AskedAlready
    row = Looking.objects.create(
        office_id=by.office_id,
        staff_id=by.person,
        staff_name=by.name,
        subject=subject_of(mention),
        mention=mention,
        why=why.strip()[:300],
        asked_at=at,
    )
    enter("look asked for", about=f"looking:{row.pk}", by=by, at=at, subject=row.subject)
    return row.pk
