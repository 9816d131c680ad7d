"""Find out which mentions say the same: by words, meaning, place and time, not by authors."""

from collections import OrderedDict
from datetime import datetime
from functools import cache
from threading import Lock
from typing import Final

from django.db import transaction

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.listening.actions.mentions.locking import lock
from clarion.listening.models import Mention
from clarion.listening.rules.limits import COMPARED_MAX, COMPARED_TOGETHER, COMPARED_WITHIN
from clarion.reading.meaning import Remembering, bundled_encoder, is_built
from clarion.reading.sameness import Encode, Grouper, Told

# What was compared last stays in mind, of so many offices; it is compared anew where it is not.
_IN_MIND_MAX: Final = 4
_LOOKED_AT: Final = 20
_in_mind: OrderedDict[int, Grouper] = OrderedDict()
_turns = Lock()


def gather(*, by: Actor, at: datetime) -> bool:
    """Compare some of those that were not; return whether more may wait.

    Nobody is hidden by it: it says which say the same, and lists fold them. No transaction is open
    while it compares; what was forgotten meanwhile stays forgotten.
    """
    by.must(Power.MOVE_POST)
    rows = Mention.objects.of(by.office_id)
    waiting = rows.filter(same_as=None, received_at__gt=at - COMPARED_WITHIN)
    fresh = list(waiting.order_by("pk")[:COMPARED_TOGETHER])
    if not fresh:
        return False
    grouper = _recall(by.office_id, at)
    joinings = grouper.add_many([_told(row) for row in fresh])
    likes = {int(one.like) for one in joinings if one.like}
    first = dict(rows.filter(pk__in=likes, same_as__isnull=False).values_list("pk", "same_as"))
    for row, joining in zip(fresh, joinings, strict=True):
        row.same_as = first.get(int(joining.like), int(joining.like)) if joining.like else row.pk
        first[row.pk] = row.same_as
    with transaction.atomic():
        lock([row.pk for row in fresh])
        Mention.objects.bulk_update(fresh, ["same_as"])
        live.tell(office_id=by.office_id, topic="listening")
    _bear_in_mind(by.office_id, grouper)
    return len(fresh) == COMPARED_TOGETHER


def _recall(office_id: int, at: datetime) -> Grouper:
    """Return what knows the newest that were compared, whoever compared them."""
    rows = Mention.objects.of(office_id).filter(same_as__isnull=False)
    newest = rows.filter(received_at__gt=at - COMPARED_WITHIN).order_by("-pk")
    with _turns:
        grouper = _in_mind.pop(office_id, None)
    last = newest.values_list("pk", flat=True)[:_LOOKED_AT]
    if grouper is not None and all(grouper.matter_of(str(pk)) for pk in last):
        return grouper
    grouper = Grouper(encode=_encode())
    grouper.add_many([_told(row) for row in reversed(newest[:COMPARED_MAX])])
    return grouper


def _bear_in_mind(office_id: int, grouper: Grouper) -> None:
    with _turns:
        _in_mind[office_id] = grouper
        while len(_in_mind) > _IN_MIND_MAX:
            _in_mind.popitem(last=False)


@cache
def _encode() -> Encode | None:
    return Remembering(bundled_encoder().encode).encode if is_built() else None


def _told(row: Mention) -> Told:
    return Told(
        id=str(row.pk),
        text=f"{row.title}\n{row.text}".strip(),
        at=row.received_at,
        place=row.place,
        life_risk=bool(row.risk),
        need=row.need,
    )
