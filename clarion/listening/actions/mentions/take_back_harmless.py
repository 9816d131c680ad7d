"""What somebody has called harmless waits again for somebody to look at it."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.ledger.actions import enter
from clarion.listening.models import Mention


@transaction.atomic
def take_back_harmless(*, mention_id: int, by: Actor, at: datetime) -> None:
    """Let it stand again with what may be about a life."""
    by.must_one_of(Power.LISTEN, Power.ASSESS)
    mention: Mention = Mention.objects.of(by.office_id).locked().get_or_refuse(pk=mention_id)
    if mention.harmless_at is None:
        return
    mention.harmless_at, mention.harmless_by = None, ""
    mention.save(update_fields=["harmless_at", "harmless_by"], force_update=True)
    enter("mention waits again", about=f"mention:{mention_id}", by=by, at=at)
    live.tell(office_id=by.office_id, topic="listening")
