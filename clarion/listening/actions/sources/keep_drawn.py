"""Keep what the stream hands out, and confirm it only when it is kept for good."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from clarion.channels.contract import Raw
from clarion.channels.stream import Drawn, Stream
from clarion.kit.mishaps import named
from clarion.listening.actions.intake.apart import AWAY, OUR_OWN, keep_apart
from clarion.listening.actions.sources.keeping import keep
from clarion.listening.actions.sources.sifting import grounds_of, sift
from clarion.listening.actions.sources.standing import standing
from clarion.listening.models import Source
from clarion.listening.rules.matching import Standing

# So many are kept within one transaction: half a second's work, some seconds on a busy machine.
TOGETHER: Final = 500
_HANDED_IN: Final = "file"


def keep_drawn(*, stream: Stream, wait_seconds: float, at: datetime) -> int:
    """Draw one batch, keep of it what a watch looks for, confirm it; return how many it had.

    Each source's part is one transaction. Whoever dies before the confirmation loses nothing: the
    batch comes again, and what is kept already is known by its name. What is wrong with one source
    keeps no other from being kept; it is said on its card, and raised in the end. `Temporary`: the
    stream does not answer.
    """
    drawn = stream.draw(most=TOGETHER, wait_seconds=wait_seconds)
    by_source: dict[int, list[Drawn]] = {}
    for one in drawn:
        by_source.setdefault(one.source_id, []).append(one)
    wrong: list[Exception] = []
    for source_id, part in by_source.items():
        try:
            _keep(source_id, [one.raw for one in part], at)
        except AWAY:
            raise
        except Exception as error:  # noqa: BLE001  # the others are kept, and this one comes again
            _note(source_id, error, at)
            wrong.append(error)
        else:
            stream.confirm(part)
    if wrong:
        raise wrong[0]
    return len(drawn)


def _keep(source_id: int, raws: Sequence[Raw], at: datetime) -> None:
    # What a source said before it was paused was listened to for a purpose, and is not lost by it.
    rows = Source.objects.filter(pk=source_id, state__in=["open", "paused"])
    source = rows.first()
    watches = standing(source=source, at=at) if source else []
    # Closed meanwhile, or nobody watches any more: there is no purpose, so nothing is kept.
    if source is None or not watches:
        return
    try:
        _keep_together(source, rows, watches, raws, at)
    except AWAY:
        raise
    except Exception:  # noqa: BLE001  # the others are kept
        keep_apart(source=source, raws=raws, at=at)
        _count(source, rows, len(raws), at)


def _keep_together(
    source: Source,
    rows: QuerySet[Source],
    watches: list[Standing],
    raws: Sequence[Raw],
    at: datetime,
) -> None:
    grounds = grounds_of(source=source, watches=watches)
    sifted = sift(source=source, raws=raws, grounds=grounds)
    with transaction.atomic():
        # Asked again: what ended while it was read keeps nothing.
        watches = standing(source=source, at=at) if rows.exists() else []
        if not watches:
            return
        keep(source=source, raws=raws, watches=watches, at=at, sifted=sifted)
        # Last, so that workers of one source wait for each other no longer than they must.
        _count(source, rows, len(raws), at)


def _count(source: Source, rows: QuerySet[Source], many: int, at: datetime) -> None:
    rows.update(heard=F("heard") + many)
    # When a source speaks, whoever reads it knows: what waited in the stream is older than now.
    if source.kind == _HANDED_IN:
        rows.update(last_heard_at=at, succeeded_at=at)
    if source.trouble.startswith(OUR_OWN):
        rows.filter(trouble=source.trouble).update(trouble="", troubled_at=None)


def _note(source_id: int, error: Exception, at: datetime) -> None:
    trouble = f"{OUR_OWN}: {named(error)}"[:500]
    since = Coalesce("troubled_at", at)
    Source.objects.filter(pk=source_id).update(trouble=trouble, troubled_at=since)
