"""Find out which messages speak of something that we know, a rumour above all."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from clarion.desk.actions.known.hold_rumours import hold_rumours
from clarion.desk.actions.learn_meanings import learn_meanings
from clarion.desk.models import Glance, Recognition
from clarion.desk.queries import Unrecognized, recognize, rumours_noted, unrecognized
from clarion.kit.actor import Actor, Power
from clarion.reading.known import Recognized


def recognize_messages(*, by: Actor, at: datetime) -> bool:
    """Compare some that were not; return whether more may wait.

    It moves no case and answers nobody. No transaction is open while it compares; if a rumour is
    noted meanwhile, nothing is kept, and the same are compared again.
    """
    by.must(Power.MOVE_POST)
    waiting = unrecognized(office_id=by.office_id, at=at)
    if not waiting:
        return False
    noted = rumours_noted(office_id=by.office_id)
    # A rumour that was noted a moment ago is compared by what it means, too.
    learn_meanings(by=by, at=at)
    said = [(one.text, one.received_at) for one in waiting]
    found = recognize(office_id=by.office_id, said=said, at=at)
    with transaction.atomic():
        if hold_rumours(by=by, at=at) == noted:
            _keep(waiting, found, office_id=by.office_id, at=at)
    return True


def _keep(
    waiting: Sequence[Unrecognized],
    found: Sequence[Sequence[Recognized]],
    *,
    office_id: int,
    at: datetime,
) -> None:
    rows = Glance.objects.of(office_id).filter(pk__in=[one.glance_id for one in waiting])
    # What was edited meanwhile waits once more, with its new words.
    edited = dict(rows.values_list("pk", "message__edited_at"))
    ids = [one.glance_id for one in waiting if edited.get(one.glance_id) == one.edited_at]
    Recognition.objects.of(office_id).filter(glance_id__in=ids).delete()
    Recognition.objects.bulk_create(
        [
            Recognition(
                office_id=office_id,
                glance_id=one.glance_id,
                received_at=one.received_at,
                about=its.about,
                side=its.side or "",
                percent=its.percent,
            )
            for one, every in zip(waiting, found, strict=True)
            if one.glance_id in ids
            for its in every
        ],
        ignore_conflicts=True,
    )
    Glance.objects.of(office_id).filter(pk__in=ids).update(recognized_at=at)
