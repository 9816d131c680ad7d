"""Somebody has read what may be about a life, and no life is at risk in it."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.ledger.actions import enter
from clarion.listening.actions.mentions.take_up import TakenUp
from clarion.listening.models import Mention


class NothingFound(Refusal):
    """Nothing in it was taken for a danger to life."""


@transaction.atomic
def call_harmless(*, mention_id: int, by: Actor, at: datetime) -> None:
    """Let it wait no longer; whoever comes after changes nothing. Raises `TakenUp`, `NothingFound`.

    What the reader found stays beside it, so that whoever looks again sees both.
    """
    by.must_one_of(Power.LISTEN, Power.ASSESS)
    mention: Mention = Mention.objects.of(by.office_id).locked().get_or_refuse(pk=mention_id)
    if mention.taken_up_at is not None:
        raise TakenUp(reference=mention.reference)
    if not (mention.risk or mention.perhaps):
        raise NothingFound
    if mention.harmless_at is not None:
        return
    mention.harmless_at, mention.harmless_by = at, by.name
    mention.save(update_fields=["harmless_at", "harmless_by"], force_update=True)
    enter("mention called harmless", about=f"mention:{mention_id}", by=by, at=at,
          risk=mention.risk or "perhaps", words=mention.risk_words)  # fmt: skip
    live.tell(office_id=by.office_id, topic="listening")
