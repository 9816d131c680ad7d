"""What an office's finder knows, in mind as long as nobody else has looked, or as it was kept."""

from collections import OrderedDict
from datetime import UTC, datetime
from functools import partial
from threading import Lock
from typing import Final

from django.db import transaction

from clarion.insight.models import Lookout
from clarion.insight.queries.clockwork import counted_lately, first_numbers
from clarion.insight.rules.bookmark import Bookmark
from clarion.insight.rules.limits import LEARN_FROM
from clarion.insight.rules.packing import pack, unpack
from clarion.kit.vault import Unopenable, seal, unseal
from clarion.reading.bursts import BurstFinder

# Each takes 20 to 100 MB; a process that looks after more offices reads them anew in turn.
_IN_MIND_MAX: Final = 4
# What is counted of a post. A finder that has counted something else knows nothing of what is
# usual now, and learns anew from what came in the days before.
_COUNTS: Final = "themes and places of all"
_in_mind: OrderedDict[int, tuple[int, BurstFinder]] = OrderedDict()
_turns = Lock()


def recall(lookout: Lookout, *, at: datetime) -> BurstFinder:
    """Return the finder of a lookout. One that cannot be read begins anew, and says so."""
    with _turns:
        turn, finder = _in_mind.pop(lookout.pk, (-1, None))
    if finder is not None and turn == lookout.turn:
        return finder
    finder = _kept(lookout)
    if finder is None:
        return _begin(lookout, at)
    taken, heard = Bookmark.of(lookout.taken), Bookmark.of(lookout.heard)
    counted = counted_lately(
        office_id=lookout.office_id, taken=taken, heard=heard, at=lookout.looked_at or at
    )
    for one in counted:
        finder.tracks.recall(one.post, at=one.at)
    return finder


def pack_up(finder: BurstFinder) -> tuple[bytes, int]:
    """Return what it knows, sealed, and how large it is: megabytes, while nobody waits."""
    packed = pack(finder)
    return seal({"finder": packed, "counts": _COUNTS}), len(packed)


def keep(lookout: Lookout, finder: BurstFinder, kept: tuple[bytes, int], *, moment: float) -> None:
    """Keep what was packed up, in the caller's transaction; have it in mind once that is done."""
    lookout.sealed, lookout.size = kept
    lookout.looked_at = datetime.fromtimestamp(moment, UTC)
    lookout.going_on = len(finder.open)
    lookout.turn += 1
    lookout.save()
    transaction.on_commit(partial(_bear_in_mind, lookout.pk, lookout.turn, finder))


def _kept(lookout: Lookout) -> BurstFinder | None:
    if not lookout.sealed:
        return None
    try:
        kept = unseal(bytes(lookout.sealed))
        return unpack(kept["finder"]) if kept["counts"] == _COUNTS else None
    except (ValueError, KeyError, Unopenable):
        return None  # another version has kept it, or the key is lost: it learns anew


def _begin(lookout: Lookout, at: datetime) -> BurstFinder:
    taken, heard = first_numbers(office_id=lookout.office_id, since=at - LEARN_FROM)
    lookout.run += 1
    lookout.looked_at = None
    lookout.taken = Bookmark(floor=taken, middle=taken).table()
    lookout.heard = Bookmark(floor=heard, middle=heard).table()
    return BurstFinder()


def _bear_in_mind(pk: int, turn: int, finder: BurstFinder) -> None:
    with _turns:
        _in_mind[pk] = turn, finder
        while len(_in_mind) > _IN_MIND_MAX:
            _in_mind.popitem(last=False)
