"""Take a mention up: it becomes a message at the desk, once, and is answered there."""

from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.refusals import Refusal
from clarion.kit.vault import unseal
from clarion.ledger.actions import enter
from clarion.listening.models import Mention
from clarion.postroom.actions import HeardWords, take_heard


class TakenUp(Refusal):
    """The desk has this already, as {reference}."""


@transaction.atomic
def take_up(*, mention_id: int, by: Actor, at: datetime) -> str:
    """Return what the desk calls it. Raises `TakenUp`, `NoCounter`.

    The author's name goes with it, as it does with whoever writes to us, and is no longer kept
    here. Where a life may be at risk, whoever assesses that may take it up as well.
    """
    mention: Mention = Mention.objects.of(by.office_id).locked().get_or_refuse(pk=mention_id)
    if mention.risk or mention.perhaps:
        by.must_one_of(Power.LISTEN, Power.ASSESS)
    else:
        by.must(Power.LISTEN)
    if mention.taken_up_at is not None:
        raise TakenUp(reference=mention.reference)
    who = unseal(bytes(mention.sealed)) if mention.sealed else {"handle": "", "url": mention.url}
    reference = take_heard(
        words=HeardWords(
            text=mention.text,
            subject=mention.title,
            name=mention.outlet or who["handle"],
            link=who["url"],
            language=mention.language,
            place=mention.source.title,
        ),
        by=by,
        at=at,
    )
    mention.taken_up_at, mention.taken_up_by, mention.reference = at, by.name, reference
    mention.sealed = b""
    mention.save(
        update_fields=["taken_up_at", "taken_up_by", "reference", "sealed"], force_update=True
    )
    enter("mention taken up", about=f"mention:{mention_id}", by=by, at=at, reference=reference)
    live.tell(office_id=by.office_id, topic="listening")
    return reference
