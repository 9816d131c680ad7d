"""Stop each watch whose matches are mostly one private author's: it watches a person."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from clarion.kit import live
from clarion.kit.actor import Actor, Power
from clarion.kit.rows import move
from clarion.ledger.actions import enter
from clarion.listening.actions.mentions.locking import lock
from clarion.listening.actions.watches.tallying import Weight, count_in, weights
from clarion.listening.models import Match, Mention, Watch
from clarion.listening.rules.governor import mostly_one
from clarion.listening.rules.limits import AUTHOR_MENTIONS_KEY_MIN
from clarion.listening.rules.lives import WATCH

MOSTLY_ONE = "mostly one person"
_BATCH: Final = 5_000  # are forgotten at once, so that one commit stays short


def weigh_watches(*, by: Actor, at: datetime) -> list[int]:
    """Stop them, forget what they found, and return them.

    A watch stops first: then it finds nothing more, and what it found is forgotten batch by batch.
    What somebody was kept from forgetting is forgotten the next time.
    """
    by.must(Power.MOVE_POST)
    count_in(office_id=by.office_id)
    heavy = {one.watch_id for one in weights(office_id=by.office_id) if _is_about_one(one)}
    stopped = _stop(heavy, by, at) if heavy else []
    over = Watch.objects.of(by.office_id).filter(state="stopped", over_why=MOSTLY_ONE)
    kept = Match.objects.filter(watch=OuterRef("pk"))
    for watch in over.filter(Exists(kept)).order_by("pk"):
        while _forget_found(watch):
            pass
    return stopped


def _is_about_one(weight: Weight) -> bool:
    """An author has another name with each key, and would be several people in the whole."""
    return mostly_one(weight.every, weight.most) or mostly_one(
        weight.late_every, weight.late_most, least=AUTHOR_MENTIONS_KEY_MIN
    )


@transaction.atomic
def _stop(heavy: set[int], by: Actor, at: datetime) -> list[int]:
    stopped = []
    for watch in Watch.objects.filter(pk__in=heavy, state="on").locked().order_by("pk"):
        move(watch, WATCH, "stopped", over_at=at, over_why=MOSTLY_ONE)
        enter("watch stopped by itself", about=f"watch:{watch.pk}", by=by, at=at, why=MOSTLY_ONE)
        stopped.append(watch.pk)
    if stopped:
        live.tell(office_id=by.office_id, topic="listening")
    return stopped


@transaction.atomic
def _forget_found(watch: Watch) -> bool:
    """Keep nothing of it, but what another watch found as well or the desk has taken up.

    Returns whether something was there.
    """
    found = Match.objects.filter(watch=watch).order_by("mention_id")
    ids = lock(list(found.values_list("mention_id", flat=True)[:_BATCH]))
    if not ids:
        return False
    Match.objects.filter(watch=watch, mention_id__in=ids).delete()
    others = Match.objects.filter(mention_id__in=ids).values("mention_id")
    Mention.objects.filter(pk__in=ids, taken_up_at=None).exclude(pk__in=others).delete()
    return True
