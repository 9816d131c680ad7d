"""A second person says that an account is official, or that it is not."""

from datetime import datetime

from django.db import transaction

from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.models import Official
from clarion.listening.rules.lives import OFFICIAL


class OwnOfficial(Refusal):
    """You have proposed this account yourself. Somebody else must agree."""


@transaction.atomic
def decide_official(*, official_id: int, agree: bool, by: Actor, at: datetime) -> None:
    """Let it hold, or drop it. Raises `OwnOfficial` to whoever would agree with themselves."""
    by.must_one_of(Power.LISTEN, Power.MANAGE_OFFICE)
    row: Official = Official.objects.of(by.office_id).get_or_refuse(pk=official_id)
    if agree and row.proposed_by_id == by.person:
        raise OwnOfficial
    to = "holds" if agree else "dropped"
    move(row, OFFICIAL, to, decided_at=at, decided_by=by.name, decided_by_id=by.person)
    deed = "official account agreed to" if agree else "official account dropped"
    enter(deed, about=f"official:{official_id}", by=by, at=at, handle=row.handle)
