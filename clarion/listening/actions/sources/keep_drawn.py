"""Keep what the stream hands out, and confirm it only when it is kept for good."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from clarion.channels.contract import Raw
from clarion.channels.stream import Drawn, Stream
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.sifting import grounds_of, sift
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Source

# So many are kept within one transaction: half a second's work, some seconds on a busy machine.
TOGETHER: Final = 500
_HANDED_IN: Final = "file"


def keep_drawn(*, stream: Stream, wait_seconds: float, at: datetime) -> int:
    """Draw one batch, keep of it what a watch looks for, confirm it; return how many it had.

    Each source's part is one transaction. Whoever dies before the confirmation loses nothing: the
    batch comes again, and what is kept already is known by its name. `Temporary`: the stream does
    not answer.
    """
    drawn = stream.draw(most=TOGETHER, wait_seconds=wait_seconds)
    by_source: dict[int, list[Drawn]] = {}
    for one in drawn:
        by_source.setdefault(one.source_id, []).append(one)
    for source_id, part in by_source.items():
        _keep(source_id, [one.raw for one in part], at)
        stream.confirm(part)
    return len(drawn)


def _keep(source_id: int, raws: Sequence[Raw], at: datetime) -> None:
    # What a source said before it was paused was listened to for a purpose, and is not lost by it.
    rows = Source.objects.filter(pk=source_id, state__in=["open", "paused"])
    source = rows.first()
    watches = standing(source=source, at=at) if source else []
    # Closed meanwhile, or nobody watches any more: there is no purpose, so nothing is kept.
    if source is None or not watches:
        return
    grounds = grounds_of(source=source, watches=watches)
    sifted = sift(source=source, raws=raws, grounds=grounds)
    with transaction.atomic():
        # Asked again: what ended while it was read keeps nothing.
        watches = standing(source=source, at=at) if rows.exists() else []
        if not watches:
            return
        keep(source=source, raws=raws, watches=watches, at=at, sifted=sifted)
        # Last, so that workers of one source wait for each other no longer than they must.
        rows.update(heard=F("heard") + len(raws))
        # When a source speaks, whoever reads it knows: what waited in the stream is older than now.
        if source.kind == _HANDED_IN:
            rows.update(last_heard_at=at, succeeded_at=at)
