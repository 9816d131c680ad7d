"""Note beside each mention what it speaks of that the office knows, or that it is nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.listening.models import Mention, Recognition
from clarion.reading.known import Recognized


@transaction.atomic
def note_recognized(*, found: Mapping[int, Sequence[Recognized]], by: Actor, at: datetime) -> int:
    """Keep it by the mentions' numbers and return of how many; what was forgotten stays so.

    It is compared upstairs, since listening does not know what the desk knows.
    """
    by.must(Power.MOVE_POST)
    rows = Mention.objects.of(by.office_id).filter(pk__in=found).select_for_update(no_key=True)
    heard = dict(rows.order_by("pk").values_list("pk", "received_at"))
    Recognition.objects.of(by.office_id).filter(mention_id__in=heard).delete()
    Recognition.objects.bulk_create(
        Recognition(
            office_id=by.office_id,
            mention_id=number,
            received_at=received_at,
            about=one.about,
            way=one.way,
            said=one.said,
            side=one.side or "",
            stance=one.stance or "",
            percent=one.percent,
            words=list(one.words),
            differs=list(one.differs),
        )
        for number, received_at in heard.items()
        for one in found[number]
    )
    Mention.objects.filter(pk__in=heard).update(recognized_at=at)
    if any(found[number] for number in heard):
        live.tell(office_id=by.office_id, topic="listening")
    return len(heard)
